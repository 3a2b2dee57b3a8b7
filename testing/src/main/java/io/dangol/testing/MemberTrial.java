package io.dangol.testing;

import io.dangol.testing.ApiDocument.Operation;
import java.util.List;
import java.util.UUID;

/** One operation by members: by the one whom it is about, by others, and by one whom the token does not name. */
final class MemberTrial {

    private static final List<String> CLAIMS = List.of("memberId", "customerId");

    private MemberTrial() {}

    static void run(Trial trial, Operation operation, Thing thing) {
        for (String claim : CLAIMS) {
            expectNothing(
                    trial, operation, thing, "another member by " + claim, Tokens.member(claim, UUID.randomUUID()));
        }
        expectNothing(
                trial, operation, thing, "a member that nobody named", Tokens.of("member", Tokens.SCOPES_OF_MEMBER));
        for (String id : thing.ids()) {
            var answer = trial.ask(
                    operation, Tokens.member("memberId", UUID.fromString(id)).bearer(), thing);
            if (answer.statusCode() / 100 != 2) {
                trial.note(operation, "by its own member does not reach what it may", answer);
            }
        }
    }

    /** What is somebody else's does not exist; a card that a body names is one that nobody knows. */
    private static void expectNothing(Trial trial, Operation operation, Thing thing, String who, Tokens token) {
        var answer = trial.ask(operation, token.bearer(), thing);
        boolean none = answer.statusCode() == 404
                || (answer.statusCode() == 422 && answer.asString().contains(":unknown-card\""));
        if (!none) {
            trial.note(operation, "by " + who + " reaches what is not its own", answer);
        }
    }
}
