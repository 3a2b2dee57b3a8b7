package io.dangol.customer.freshness;

import io.dangol.platform.problem.Refusal;

/** Every way freshness can say no. */
final class FreshnessRefusal {

    private FreshnessRefusal() {}

    /** What is not known cannot be right. */
    static final class FieldNotKnown extends Refusal.Forbidden {
        FieldNotKnown(ProfileField field) {
            super("field-not-known", field.name());
        }
    }
}
