package io.dangol.customer.freshness;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a question. */
@Schema(name = "QuestionOutcome")
enum Outcome {
    /** It is still right. */
    CONFIRMED,
    /** It is another now, which is sent as a change of the customer. */
    CHANGED,
    /** The customer was asked and said nothing. */
    NO_ANSWER
}
