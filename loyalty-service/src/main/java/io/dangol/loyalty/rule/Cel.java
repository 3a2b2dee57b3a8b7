package io.dangol.loyalty.rule;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Optional;

/**
 * Conditions in CEL, the Common Expression Language (cel.dev): it has types, no side effects, and always ends. What an
 * expression may cost is bounded. Loaded with the first condition: who has none does not pay for it.
 */
final class Cel {

    /** What a comprehension may look at: a sale has 5,000 lines at most, and a nested one would take their square. */
    private static final int MOST_ITERATIONS = MetByLess.MOST_COMPREHENSIONS * 5_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final StructType SALE = struct("Sale", Facts.SALE);
    private static final StructType LINE = struct("Line", Facts.LINE);
    private static final StructType STORE = struct("Store", Facts.STORE);
    private static final StructType MEMBER = struct("Member", Facts.MEMBER);
    private static final Types TYPES = new Types(ImmutableList.of(SALE, LINE, STORE, MEMBER));

    private static final CelCompiler OF_SALES = facts().addVar("lines", ListType.create(LINE))
            .addVar("linesSold", ListType.create(LINE))
            .build();

    /** A line does not see the others: each of thousands would look at thousands. */
    private static final CelCompiler OF_LINES = facts().addVar("line", LINE).build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private record Types(ImmutableList<StructType> all) implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.<CelType>copyOf(all);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return all.stream()
                    .filter(type -> type.name().equals(name))
                    .map(CelType.class::cast)
                    .findFirst();
        }
    }

    private Cel() {}

    static CelRuntime.Program ofSales(String expression) {
        return program(OF_SALES, expression);
    }

    static CelRuntime.Program ofLines(String expression) {
        return program(OF_LINES, expression);
    }

    /** @return what is wrong with a condition on sales; empty where nothing is */
    static Optional<String> complaint(String expression) {
        return complaint(OF_SALES, expression);
    }

    /** @return what is wrong with a condition on lines; empty where nothing is */
    static Optional<String> complaintOfLines(String expression) {
        return complaint(OF_LINES, expression);
    }

    /** @return what of a condition on sales less could meet again; empty where nothing is, or it does not compile */
    static Optional<Excerpt> metByLess(String expression) {
        return ast(OF_SALES, expression)
                .flatMap(ast -> MetByLess.ofSales(ast).map(part -> Excerpt.of(ast, expression, part)));
    }

    /** @return what of a condition on lines could choose a line that was not chosen before */
    static Optional<Excerpt> metByLessOfLines(String expression) {
        return ast(OF_LINES, expression)
                .flatMap(ast -> MetByLess.ofLines(ast).map(part -> Excerpt.of(ast, expression, part)));
    }

    private static Optional<CelAbstractSyntaxTree> ast(CelCompiler compiler, String expression) {
        CelValidationResult result = compiler.compile(expression);
        try {
            return result.hasError() ? Optional.empty() : Optional.of(result.getAst());
        } catch (CelValidationException e) {
            return Optional.empty();
        }
    }

    private static CelCompilerBuilder facts() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(TYPES)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("sale", SALE)
                .addVar("store", STORE)
                .addVar("member", MEMBER)
                .setResultType(SimpleType.BOOL);
    }

    private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    private static Optional<String> complaint(CelCompiler compiler, String expression) {
        CelValidationResult result = compiler.compile(expression);
        Optional<String> said = result.getErrors().stream().map(Cel::said).findFirst();
        return said.isPresent() ? said : unplanned(compiler, expression);
    }

    /** What has the right types may still not be runnable. */
    private static Optional<String> unplanned(CelCompiler compiler, String expression) {
        try {
            var unused = program(compiler, expression);
            return Optional.empty();
        } catch (RuntimeException cannot) {
            return Optional.of("1:1 cannot be evaluated");
        }
    }

    private static String said(CelIssue issue) {
        return issue.getSourceLocation().getLine() + ":"
                + (issue.getSourceLocation().getColumn() + 1) + " " + issue.getMessage();
    }

    private static CelRuntime.Program program(CelCompiler compiler, String expression) {
        try {
            return RUNTIME.createProgram(compiler.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("A condition that was kept does not compile", e);
        }
    }
}
