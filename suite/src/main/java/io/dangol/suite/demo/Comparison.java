package io.dangol.suite.demo;

import io.dangol.suite.console.Console;
import io.dangol.suite.console.Money;
import io.dangol.suite.demo.KpiView.Figures;
import io.dangol.suite.demo.KpiView.Row;
import io.dangol.suite.retail.FileFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The board against the file, figure by figure. */
final class Comparison {

    private final Console.Signs signs;
    private final List<Figure> figures = new ArrayList<>();

    Comparison(Console.Signs signs) {
        this.signs = signs;
    }

    /** One figure in both books. */
    record Figure(String name, String inFile, String onBoard) {
        boolean isEqual() {
            return inFile.equals(onBoard);
        }
    }

    Comparison figure(String name, long inFile, long onBoard) {
        figures.add(new Figure(name, Money.number(inFile), Money.number(onBoard)));
        return this;
    }

    Comparison money(String name, long inFile, long onBoard) {
        figures.add(new Figure(name, Money.pounds(inFile, signs), Money.pounds(onBoard, signs)));
        return this;
    }

    /** All figures of a row, those of the identified part too. */
    Comparison row(String name, FileFigures.Figures inFile, Row onBoard) {
        return sum(name, inFile.total(), onBoard.total())
                .sum(name + ", identified", inFile.identified(), onBoard.identified())
                .figure(
                        name + ", carded",
                        0,
                        onBoard.carded().count() + onBoard.carded().returnCount())
                .share(name, inFile.identifiedShareOfNet(), onBoard);
    }

    boolean isEqual() {
        return figures.stream().allMatch(Figure::isEqual);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    List<Figure> differences() {
        return figures.stream().filter(figure -> !figure.isEqual()).toList();
    }

    private Comparison sum(String name, FileFigures.Sum inFile, Figures onBoard) {
        return figure(name + ", sales", inFile.sales(), onBoard.count())
                .money(name + ", gross", inFile.gross(), onBoard.gross())
                .figure(name + ", returns", inFile.returned(), onBoard.returnCount())
                .money(name + ", amount of returns", inFile.returns(), onBoard.returns())
                .money(name + ", net", inFile.net(), onBoard.net());
    }

    /** The board leaves a share out where nothing is left to share: net sales of zero or less. */
    private Comparison share(String name, BigDecimal inFile, Row onBoard) {
        BigDecimal board = onBoard.identifiedShare().ofNet();
        if (onBoard.total().net() > 0) {
            figures.add(new Figure(
                    name + ", identified share",
                    inFile.toPlainString(),
                    Objects.requireNonNullElse(board, BigDecimal.ZERO)
                            .setScale(6, RoundingMode.HALF_EVEN)
                            .toPlainString()));
        }
        return this;
    }
}
