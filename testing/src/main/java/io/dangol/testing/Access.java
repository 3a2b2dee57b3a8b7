package io.dangol.testing;

import io.dangol.testing.ApiDocument.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may do what in a service: every operation by every role, tried on the service that runs. */
public final class Access {

    private final ApiDocument document = Contract.made();
    private final AccessTable table;

    public Access(AccessTable table) {
        this.table = table;
    }

    /** Fails unless just those roles come in that have the scope; with anything else wrong they would be told so later. */
    public void assertThatScopesDecide() {
        Trial trial = new Trial(document);
        trial.each(operation -> tryScopes(trial, operation));
        trial.assertNothingWrong();
    }

    private static void tryScopes(Trial trial, Operation operation) {
        if (operation.scopes().isEmpty()) {
            expectOpen(trial, operation);
        } else {
            expect(trial, operation, "without a token", null, 401, "unauthorized");
        }
        for (Role role : Role.all()) {
            String token = role.token().bearer();
            if (role.may(operation)) {
                expectIn(trial, operation, role, token);
            } else {
                expect(trial, operation, "by " + role.name(), token, 403, "scope-missing");
            }
        }
    }

    /** Fails unless the table tells of all operations, and only of such. */
    public void assertThatNoneIsForgotten() {
        List<String> wrong = wrong(document, table);
        if (!wrong.isEmpty()) {
            throw new AssertionError("The table of whose rows are touched: " + wrong);
        }
    }

    /** Fails unless what is a partner's is reached by that partner and headquarters, and by nobody else. */
    public void assertThatRowsAreTheirPartners() {
        Trial trial = new Trial(document);
        for (Operation operation : document.operations()) {
            table.entry(operation).ifPresent(entry -> new OwnerTrial(trial, operation, entry).run());
            table.ofHeadquarters(operation).ifPresent(thing -> OwnerTrial.expectOutOfReach(trial, operation, thing));
            table.ofMember(operation).ifPresent(thing -> MemberTrial.run(trial, operation, thing));
        }
        trial.assertNothingWrong();
    }

    /** Fails where a request that changes something, by whatever role it is sent, is not in the audit log. */
    public void assertThatChangesAreWrittenDown() {
        assertWrittenDown(table.audited(document));
    }

    /** Fails where a reading of a partner's rows is not in the audit log: for a service whose rows are about persons. */
    public void assertThatReadingsAreWrittenDown() {
        assertWrittenDown(table.readings(document));
    }

    private void assertWrittenDown(Stream<Operation> operations) {
        Trial trial = new Trial(document);
        operations.forEach(operation ->
                AuditTrial.run(trial, operation, table.entry(operation).orElseThrow()));
        trial.assertNothingWrong();
    }

    /** Fails where a request can set what the description does not name: an id, an owner, a state, a version. */
    public void assertThatOnlyDescribedFieldsAreTaken() {
        Trial trial = new Trial(document);
        new FieldTrial(trial, table).run();
        trial.assertNothingWrong();
    }

    /** Fails where something malformed is no clean refusal: a failure, or an answer that tells of our insides. */
    public void assertThatGarbageIsRefusedCleanly() {
        Trial trial = new Trial(document);
        trial.each(operation -> GarbageTrial.run(trial, operation));
        trial.assertNothingWrong();
    }

    /** Fails unless {@code docs/security.md} says the same. */
    public void assertPublished(String module) throws IOException {
        Contract.assertPublished("docs/security.md", "access: " + module, AccessMatrix.of(document, table));
    }

    static List<String> wrong(ApiDocument document, AccessTable table) {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : document.operations()) {
            table.entry(operation)
                    .ifPresentOrElse(
                            entry -> wrong.addAll(contradictions(operation, entry)),
                            () -> wrong.add("not in it: " + operation));
            wrong.addAll(untried(table, operation));
        }
        List<String> there =
                document.operations().stream().map(Operation::toString).toList();
        table.entries().keySet().stream()
                .filter(told -> !there.contains(told))
                .forEach(told -> wrong.add("no such operation: " + told));
        return wrong;
    }

    /** What a member may do, it may do about itself only: somebody has to say how that is tried. */
    private static List<String> untried(AccessTable table, Operation operation) {
        boolean may = Role.all().stream().anyMatch(role -> role.isMember() && role.may(operation));
        return may == table.isOfMembers(operation)
                ? List.of()
                : List.of(operation + (may ? " is not tried by members" : " is no member's"));
    }

    private static List<String> contradictions(Operation operation, AccessTable.Entry entry) {
        return entry.whose() != AccessTable.Whose.HEADQUARTERS
                ? List.of()
                : Role.all().stream()
                        .filter(role -> role.ofPartner() && role.may(operation))
                        .map(role -> operation + " is not headquarters' alone: " + role.name() + " has the scope")
                        .toList();
    }

    private static void expect(
            Trial trial, Operation operation, String who, @Nullable String token, int status, String code) {
        var answer = trial.ask(operation, token);
        boolean so = answer.statusCode() == status && answer.asString().contains(":" + code + "\"");
        if (!so) {
            trial.note(operation, who + " is not " + status + " " + code, answer);
        }
    }

    /** What names no scope says that it needs no token, and needs none. */
    private static void expectOpen(Trial trial, Operation operation) {
        var answer = trial.ask(operation, null);
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            trial.note(operation, "names no scope, and yet wants a token", answer);
        }
    }

    private static void expectIn(Trial trial, Operation operation, Role role, String token) {
        var answer = trial.ask(operation, token);
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            trial.note(operation, "by " + role.name() + " is refused though it has the scope", answer);
        }
    }
}
