package io.dangol.analytics.kpi;

import io.dangol.analytics.kpi.KpiRefusal.ChoiceUnknown;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of a few words that a caller may choose from, written as on the wire. */
interface Choice {

    String word();

    /** @throws ChoiceUnknown 400, naming the parameter and the words that there are */
    static <T extends Choice> T parse(@Nullable String word, T otherwise, T[] all, String parameter) {
        if (word == null) {
            return otherwise;
        }
        return Arrays.stream(all)
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ChoiceUnknown(words(all)).at("/" + parameter));
    }

    private static <T extends Choice> String words(T[] all) {
        return Arrays.stream(all).map(Choice::word).collect(Collectors.joining(", "));
    }
}
