package io.dangol.platform.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;

/** The texts behind the codes: every {@code problems/texts*.properties} on the class path, one per module. */
public class ProblemTexts {

    private final Properties english = load("problems/texts.properties");
    private final Properties korean = load("problems/texts_ko.properties");

    public String title(String code, Locale locale) {
        return text(code + ".title", code, locale);
    }

    public String detail(String code, Locale locale, Object... arguments) {
        return new MessageFormat(text(code + ".detail", title(code, locale), locale), locale).format(arguments);
    }

    private String text(String key, String otherwise, Locale locale) {
        String fallback = english.getProperty(key, otherwise);
        return locale.getLanguage().equals("ko") ? korean.getProperty(key, fallback) : fallback;
    }

    private static Properties load(String name) {
        Properties texts = new Properties();
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            for (URL url : Collections.list(loader.getResources(name))) {
                try (InputStream in = url.openStream();
                        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
