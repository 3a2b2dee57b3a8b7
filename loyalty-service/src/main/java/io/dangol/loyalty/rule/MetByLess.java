package io.dangol.loyalty.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.dangol.loyalty.rule.Tendency.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what of a condition could be met again by less, after a return ended it: such a condition would make what is left
 * of a sale depend on how its return was split. What it does not understand it takes for such a part.
 */
final class MetByLess {

    /** Each looks at 5,000 lines at most: together no more than an evaluation may look at, or less would be evaluated where more failed. */
    static final int MOST_COMPREHENSIONS = 20;

    /** They fail for no lines, whatever these are. */
    private static final Set<String> NEVER_FAILING = Set.of("size", "contains", "startsWith", "endsWith");

    private static final Map<String, Operator> OPERATORS = Arrays.stream(Operator.values())
            .collect(Collectors.toMap(Operator::getFunction, operator -> operator, (one, same) -> one));

    private final Map<String, Tendency> variables =
            new HashMap<>(Map.of("sale", Tendency.SALE, "line", Tendency.LINE, "lines", Tendency.LINES));
    private int comprehensions;
    private @Nullable CelExpr culprit;

    private MetByLess() {}

    /** @return the part of a condition on sales; empty where less never meets it again */
    static Optional<CelExpr> ofSales(CelAbstractSyntaxTree ast) {
        MetByLess look = new MetByLess();
        Trend trend = look.at(ast.getExpr()).trend();
        return trend.isKnown() ? Optional.empty() : Optional.of(look.culpritOr(ast.getExpr()));
    }

    /** Also of lines that were not chosen as they were sold none may be chosen later. */
    static Optional<CelExpr> ofLines(CelAbstractSyntaxTree ast) {
        MetByLess look = new MetByLess();
        Trend trend = look.at(ast.getExpr()).trend();
        if (trend.onlyFalls()) {
            return Optional.empty();
        }
        return Optional.of(trend.isKnown() ? look.rising(ast.getExpr()) : look.culpritOr(ast.getExpr()));
    }

    private CelExpr culpritOr(CelExpr whole) {
        return culprit == null ? whole : culprit;
    }

    /** Of what has to hold together, the first that does more than fall. */
    private CelExpr rising(CelExpr expr) {
        if (expr.getKind() == Kind.CALL && OPERATORS.get(expr.call().function()) == Operator.LOGICAL_AND) {
            for (CelExpr part : expr.call().args()) {
                if (!at(part).trend().onlyFalls()) {
                    return rising(part);
                }
            }
        }
        return expr;
    }

    private Tendency at(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> Tendency.FIXED;
            case IDENT -> variables.getOrDefault(expr.ident().name(), Tendency.FIXED);
            case SELECT -> at(expr.select().operand()).field(expr.select().field());
            case CALL -> known(expr, call(expr.call()));
            case COMPREHENSION -> known(expr, comprehension(expr.comprehension()));
            case LIST -> known(expr, fixed(expr.list().elements()));
            case MAP, STRUCT, NOT_SET -> known(expr, Tendency.UNKNOWN);
        };
    }

    /** The parts are looked at before the whole, so the first that is not known is the smallest. */
    private Tendency known(CelExpr expr, Tendency found) {
        if (!found.trend().isKnown() && culprit == null) {
            culprit = expr;
        }
        return found;
    }

    private Tendency call(CelCall call) {
        List<CelExpr> parts = new ArrayList<>(call.target().stream().toList());
        parts.addAll(call.args());
        Operator operator = OPERATORS.get(call.function());
        return operator == null ? function(call.function(), parts) : operation(operator, parts);
    }

    private Tendency function(String name, List<CelExpr> parts) {
        if (name.equals("size")) {
            Tendency of = at(parts.get(0));
            return of.trend().onlyFalls() ? Tendency.of(of.trend()).failing(of.mayFail()) : Tendency.UNKNOWN;
        }
        return fixed(parts).failing(!NEVER_FAILING.contains(name));
    }

    private Tendency operation(Operator operator, List<CelExpr> parts) {
        return switch (operator) {
            case LOGICAL_AND -> both(parts);
            case LOGICAL_OR -> either(parts);
            case LOGICAL_NOT -> not(at(parts.get(0)));
            case CONDITIONAL -> conditional(parts);
            case EQUALS -> compared(operator, parts);
            case NOT_EQUALS -> not(compared(Operator.EQUALS, parts));
            case LESS, LESS_EQUALS, GREATER, GREATER_EQUALS -> compared(operator, parts);
            case IN -> contained(at(parts.get(0)), at(parts.get(1)));
            default -> fixed(parts).failing(true);
        };
    }

    private Tendency both(List<CelExpr> parts) {
        Tendency one = at(parts.get(0));
        Tendency other = at(parts.get(1));
        return Tendency.of(one.trend().and(other.trend())).failing(one.mayFail() || other.mayFail());
    }

    /** Names the one that may come true beside one that ends. */
    private Tendency either(List<CelExpr> parts) {
        Tendency one = at(parts.get(0));
        Tendency other = at(parts.get(1));
        Trend trend = one.trend().or(other.trend());
        if (!trend.isKnown()) {
            var unused = known(one.trend().onlyFalls() ? parts.get(1) : parts.get(0), Tendency.UNKNOWN);
        }
        return Tendency.of(trend).failing(one.mayFail() || other.mayFail());
    }

    private static Tendency not(Tendency of) {
        return Tendency.of(of.trend().not()).failing(of.mayFail());
    }

    private Tendency conditional(List<CelExpr> parts) {
        Tendency which = at(parts.get(0));
        Tendency one = at(parts.get(1));
        Tendency other = at(parts.get(2));
        Trend trend = which.trend() == Trend.FIXED ? one.trend().and(other.trend()) : Trend.UNKNOWN;
        return Tendency.of(trend).failing(which.mayFail() || one.mayFail() || other.mayFail());
    }

    private Tendency compared(Operator operator, List<CelExpr> parts) {
        Tendency one = at(parts.get(0));
        Tendency other = at(parts.get(1));
        Trend trend = switch (operator) {
            case LESS, LESS_EQUALS -> other.trend().above(one.trend());
            case GREATER, GREATER_EQUALS -> one.trend().above(other.trend());
            default -> one.trend().same(other.trend());
        };
        return Tendency.of(trend).failing(one.mayFail() || other.mayFail());
    }

    private static Tendency contained(Tendency one, Tendency list) {
        boolean known = one.trend() == Trend.FIXED && list.trend().onlyFalls() && list.shape() == Shape.PLAIN;
        return known ? Tendency.of(list.trend()).failing(one.mayFail() || list.mayFail()) : Tendency.UNKNOWN;
    }

    private Tendency fixed(List<CelExpr> parts) {
        boolean mayFail = false;
        boolean known = true;
        for (CelExpr part : parts) {
            Tendency found = at(part);
            mayFail |= found.mayFail();
            known &= found.trend() == Trend.FIXED;
        }
        return known ? Tendency.FIXED.failing(mayFail) : Tendency.UNKNOWN;
    }

    /** Of one within another, more lines may be too many to look at where less are not. */
    private Tendency comprehension(CelComprehension each) {
        Tendency range = at(each.iterRange());
        int before = comprehensions++;
        Tendency shadowed = variables.put(each.iterVar(), range.element());
        Tendency found = range.trend().onlyFalls() ? macro(each, range) : Tendency.UNKNOWN;
        if (shadowed == null) {
            variables.remove(each.iterVar());
        } else {
            variables.put(each.iterVar(), shadowed);
        }
        boolean nested = comprehensions > before + 1;
        return nested || comprehensions > MOST_COMPREHENSIONS ? Tendency.UNKNOWN : found;
    }

    /** By the step into which each macro is expanded. */
    private Tendency macro(CelComprehension each, Tendency range) {
        if (each.loopStep().getKind() != Kind.CALL) {
            return Tendency.UNKNOWN;
        }
        List<CelExpr> step = each.loopStep().call().args();
        return switch (OPERATORS.getOrDefault(each.loopStep().call().function(), Operator.HAS)) {
            case LOGICAL_OR -> exists(range, at(step.get(1)));
            case LOGICAL_AND -> all(range, at(step.get(1)));
            case ADD -> mapped(range, Tendency.FIXED, step.get(1));
            case CONDITIONAL -> chosen(each, range, step);
            default -> Tendency.UNKNOWN;
        };
    }

    private static Tendency exists(Tendency range, Tendency one) {
        boolean known = range.trend() == Trend.FIXED
                ? one.trend() != Trend.ENDS
                : one.trend().onlyFalls();
        Trend trend = known ? range.trend().and(one.trend()) : Trend.UNKNOWN;
        return Tendency.of(trend).failing(range.mayFail() || one.mayFail());
    }

    private static Tendency all(Tendency range, Tendency one) {
        if (range.trend() == Trend.FIXED) {
            return one.failing(range.mayFail());
        }
        boolean known = one.trend() == Trend.FIXED || one.trend() == Trend.RISES;
        return Tendency.of(known ? Trend.RISES : Trend.UNKNOWN).failing(range.mayFail() || one.mayFail());
    }

    /** Where a line could not be asked, all would fail with it, and not without it. */
    private Tendency chosen(CelComprehension each, Tendency range, List<CelExpr> step) {
        Tendency one = at(step.get(0));
        if (one.mayFail() || !one.trend().onlyFalls()) {
            return Tendency.UNKNOWN;
        }
        if (each.result().getKind() == Kind.CALL) {
            return Tendency.of(range.trend().and(one.trend()).same(Trend.FIXED)).failing(range.mayFail());
        }
        CelExpr added = step.get(1).call().args().get(1);
        boolean itself = added.list().elements().stream()
                .anyMatch(element -> element.getKind() == Kind.IDENT
                        && element.ident().name().equals(each.iterVar()));
        return itself
                ? new Tendency(range.trend().and(one.trend()), range.shape(), range.mayFail())
                : mapped(range, one, added);
    }

    private Tendency mapped(Tendency range, Tendency chosen, CelExpr added) {
        Tendency one = at(added);
        boolean known = one.trend() == Trend.FIXED && !one.mayFail();
        return known ? Tendency.of(range.trend().and(chosen.trend())).failing(range.mayFail()) : Tendency.UNKNOWN;
    }
}
