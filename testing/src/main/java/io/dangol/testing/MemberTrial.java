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
            expect(trial, operation, thing, "another member by " + claim, Tokens.member(claim, UUID.randomUUID()), 404);
        }
        expect(trial, operation, thing, "a member that nobody named", Tokens.of("member", "cards:read"), 404);
        for (String id : thing.ids()) {
            expect(trial, operation, thing, "its own member", Tokens.member("memberId", UUID.fromString(id)), 200);
        }
    }

    private static void expect(Trial trial, Operation operation, Thing thing, String who, Tokens token, int status) {
        var answer = trial.ask(operation, token.bearer(), thing);
        if (answer.statusCode() != status) {
            trial.note(operation, "by " + who + " is not " + status, answer);
        }
    }
}
