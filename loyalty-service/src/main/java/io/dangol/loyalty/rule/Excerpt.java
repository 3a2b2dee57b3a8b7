package io.dangol.loyalty.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of a condition, for people to find it.
 *
 * @param place its line and column, from 1
 * @param text as it was written
 */
public record Excerpt(String place, String text) {

    static Excerpt of(CelAbstractSyntaxTree ast, String expression, CelExpr part) {
        List<Integer> offsets = new ArrayList<>();
        collect(part, ast.getSource().getPositionsMap(), offsets);
        int from = offsets.stream().min(Integer::compare).orElse(0);
        int to = offsets.stream().max(Integer::compare).orElse(0);
        CelSourceLocation location = ast.getSource().getOffsetLocation(from).orElse(CelSourceLocation.of(1, 0));
        int[] characters = expression.codePoints().toArray();
        int end = closed(characters, from, tokenEnd(characters, to));
        return new Excerpt(
                location.getLine() + ":" + (location.getColumn() + 1), new String(characters, from, end - from));
    }

    private static void collect(CelExpr expr, Map<Long, Integer> positions, List<Integer> offsets) {
        if (positions.containsKey(expr.id())) {
            offsets.add(positions.get(expr.id()));
        }
        parts(expr).forEach(part -> collect(part, positions, offsets));
    }

    private static List<CelExpr> parts(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT -> List.of(expr.select().operand());
            case CALL -> {
                List<CelExpr> parts = new ArrayList<>(expr.call().args());
                expr.call().target().ifPresent(parts::add);
                yield parts;
            }
            case LIST -> expr.list().elements();
            case COMPREHENSION ->
                List.of(expr.comprehension().iterRange(), expr.comprehension().loopStep());
            default -> List.of();
        };
    }

    /** Where the word, number or text that begins there ends. */
    private static int tokenEnd(int[] text, int at) {
        boolean quoted = text[at] == '\'' || text[at] == '"';
        int end = at + 1;
        while (end < text.length && (quoted ? text[end] != text[at] : isWord(text[at]) && isWord(text[end]))) {
            end++;
        }
        return quoted ? Math.min(end + 1, text.length) : end;
    }

    private static boolean isWord(int character) {
        return character == '.' || Character.isJavaIdentifierPart(character);
    }

    /** With what closes the brackets that were opened. */
    private static int closed(int[] text, int from, int to) {
        int open = 0;
        for (int i = from; i < text.length; i++) {
            open += "([{".indexOf(text[i]) >= 0 ? 1 : ")]}".indexOf(text[i]) >= 0 ? -1 : 0;
            if (i + 1 >= to && open <= 0) {
                return i + 1;
            }
        }
        return text.length;
    }
}
