package io.dangol.testing;

import io.dangol.testing.AccessTable.Entry;
import io.dangol.testing.AccessTable.Whose;
import io.dangol.testing.ApiDocument.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The table for people: what each role reaches by each operation. */
final class AccessMatrix {

    private AccessMatrix() {}

    static String of(ApiDocument document, AccessTable table) {
        StringBuilder text = new StringBuilder();
        StringJoiner head =
                new StringJoiner(" | ", "| ", " |\n").add("operation").add("scope");
        Role.all().forEach(role -> head.add(role.name()));
        text.append(head).append("|---".repeat(Role.all().size() + 2)).append("|\n");
        document.operations()
                .forEach(operation ->
                        text.append(row(operation, table.entry(operation).orElseThrow())));
        reasons(document, table)
                .forEach((reason, operations) -> text.append("\n")
                        .append(reason)
                        .append(": ")
                        .append(operations)
                        .append(".\n"));
        return text.toString();
    }

    private static String row(Operation operation, Entry entry) {
        StringJoiner row = new StringJoiner(" | ", "| ", " |\n");
        row.add("`" + operation + "`").add(String.join(" ", operation.scopes()));
        Role.all().forEach(role -> row.add(cell(operation, entry, role)));
        return row.toString();
    }

    private static String cell(Operation operation, Entry entry, Role role) {
        if (!role.may(operation)) {
            return "–";
        }
        boolean confined = role.isMember() || (role.ofPartner() && entry.whose() != Whose.EVERYBODYS);
        return confined ? "own" : "all";
    }

    private static Map<String, StringJoiner> reasons(ApiDocument document, AccessTable table) {
        Map<String, StringJoiner> reasons = new LinkedHashMap<>();
        List<Operation> operations = document.operations();
        for (Operation operation : operations) {
            String reason = table.entry(operation).orElseThrow().reason();
            if (reason != null) {
                StringJoiner joined = reasons.computeIfAbsent(reason, one -> new StringJoiner(", "));
                joined.add("`" + operation + "`");
            }
        }
        return reasons;
    }
}
