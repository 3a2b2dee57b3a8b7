package io.dangol.gateway.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The texts behind the codes, in English and Korean. */
final class ProblemTexts {

    private final Properties english = load("/problems/gateway.properties");
    private final Properties korean = load("/problems/gateway_ko.properties");

    /** Korean where the caller prefers it (RFC 9110 section 12.5.4), else English. */
    static Locale locale(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale best =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.ENGLISH, Locale.KOREAN));
            return best == null ? Locale.ENGLISH : best;
        } catch (RuntimeException malformed) { // The JDK's parser answers some of what is no language with others.
            return Locale.ENGLISH;
        }
    }

    String title(String code, Locale locale) {
        return text(code + ".title", locale);
    }

    String detail(String code, Locale locale, Object... arguments) {
        return new MessageFormat(text(code + ".detail", locale), locale).format(arguments);
    }

    private String text(String key, Locale locale) {
        Properties texts = locale.getLanguage().equals("ko") ? korean : english;
        return texts.getProperty(key, english.getProperty(key, key));
    }

    private static Properties load(String name) {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(name), name);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
