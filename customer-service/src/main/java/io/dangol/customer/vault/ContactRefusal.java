package io.dangol.customer.vault;

import io.dangol.platform.problem.Refusal;

/** Every way a contact can be no contact. What was sent is not repeated: it is personal data. */
final class ContactRefusal {

    private ContactRefusal() {}

    static final class PhoneInvalid extends Refusal.Invalid {
        PhoneInvalid() {
            super("phone-invalid");
            var unused = at("/phone");
        }
    }

    static final class EmailInvalid extends Refusal.Invalid {
        EmailInvalid() {
            super("email-invalid");
            var unused = at("/email");
        }
    }
}
