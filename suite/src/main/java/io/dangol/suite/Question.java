package io.dangol.suite;

import io.dangol.suite.console.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks a person before something is done that cannot be undone. */
record Question(Console console, InputStream keyboard) {

    boolean isAgreedTo(String text) {
        console.line(text);
        boolean agreed = answer().strip().toLowerCase(Locale.ROOT).startsWith("y");
        if (!agreed) {
            console.line("Nothing was changed.");
        }
        return agreed;
    }

    private String answer() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(keyboard, StandardCharsets.UTF_8))) {
            String answer = lines.readLine();
            return answer == null ? "" : answer;
        } catch (IOException e) {
            return "";
        }
    }
}
