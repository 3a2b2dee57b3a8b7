package io.dangol.testing;

import io.dangol.testing.AccessTable.Entry;
import io.dangol.testing.AccessTable.Whose;
import io.dangol.testing.ApiDocument.Operation;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One operation about a partner's rows: first by those to whom they do not exist, then by whom they belong to. */
final class OwnerTrial {

    private static final Set<Integer> OUT_OF_REACH = Set.of(403, 404);

    private final Trial trial;
    private final Operation operation;
    private final Entry entry;

    OwnerTrial(Trial trial, Operation operation, Entry entry) {
        this.trial = trial;
        this.operation = operation;
        this.entry = entry;
    }

    void run() {
        if (entry.whose() != Whose.PARTNERS && entry.whose() != Whose.LISTED) {
            return;
        }
        partnersRoles(operation).forEach(this::run);
        Role.all().stream()
                .filter(role -> !role.ofPartner() && !role.isMember() && role.may(operation))
                .forEach(role -> expectOwn(role, role.unbound(), entry.made(), false));
    }

    private void run(Role role) {
        Thing thing = entry.made();
        expectNothing(role, "of another partner", role.tokenOf(UUID.randomUUID(), thing.stores()), thing);
        expectNothing(role, "of no partner", role.unbound(), thing);
        if (role.needsStores() && !thing.stores().isEmpty()) {
            expectNothing(role, "of another store", role.tokenOf(thing.partnerId(), Set.of("S-nowhere")), thing);
        }
        expectOwn(role, role.tokenOf(thing.partnerId(), thing.stores()), thing, true);
    }

    /** What is headquarters' is out of every partner's reach. */
    static void expectOutOfReach(Trial trial, Operation operation, Thing thing) {
        for (Role role : partnersRoles(operation)) {
            for (Tokens token : List.of(role.token(), role.unbound())) {
                Answer answer = trial.ask(operation, token.bearer(), thing);
                if (!OUT_OF_REACH.contains(answer.statusCode())) {
                    trial.note(operation, "about what is headquarters' is let through by " + role.name(), answer);
                }
            }
        }
    }

    /** Where no role of a partner has the scope, one is made up: the rows must not be anybody's for that. */
    private static List<Role> partnersRoles(Operation operation) {
        List<Role> roles = Role.all().stream()
                .filter(role -> role.ofPartner() && role.may(operation))
                .toList();
        return roles.isEmpty() ? List.of(Role.ofPartner(operation.scopes())) : roles;
    }

    private void expectNothing(Role role, String who, Tokens token, Thing thing) {
        Answer answer = trial.ask(operation, token.bearer(), thing);
        boolean none = OUT_OF_REACH.contains(answer.status())
                || (entry.whose() == Whose.LISTED
                        && answer.statusCode() == 200
                        && rows(answer).stream().noneMatch(thing.ids()::contains));
        if (!none) {
            trial.note(operation, "by " + role.name() + " " + who + " reaches what is not its own", answer);
        }
    }

    private void expectOwn(Role role, Tokens token, Thing thing, boolean only) {
        Answer answer = trial.ask(operation, token.bearer(), thing);
        if (answer.status() / 100 != 2) {
            trial.note(operation, "by " + role.name() + " does not reach what it may", answer);
        } else if (only
                && entry.whose() == Whose.LISTED
                && !Set.copyOf(rows(answer)).equals(Set.copyOf(thing.ids()))) {
            trial.note(operation, "by " + role.name() + " lists other rows than its own " + thing.ids(), answer);
        }
    }

    private List<String> rows(Answer answer) {
        List<?> rows = answer.jsonPath().getList(String.valueOf(entry.rows()));
        return rows == null ? List.of() : rows.stream().map(String::valueOf).toList();
    }
}
