package io.dangol.platform.problem;

import io.dangol.platform.http.Correlation;
import io.dangol.platform.problem.Problem.FieldError;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes problems: the code's texts in the language that the caller accepts. */
@Singleton
public class Problems {

    private final ProblemTexts texts = new ProblemTexts();

    public Problem of(Refusal refusal, Locale locale) {
        String detail = texts.detail(refusal.code(), locale, refusal.arguments());
        List<FieldError> errors = refusal.pointers().stream()
                .map(pointer -> new FieldError("#" + pointer, detail))
                .toList();
        return problem(refusal.code(), refusal.status(), detail, errors, locale);
    }

    public Problem of(String code, int status, Locale locale, Object... arguments) {
        return problem(code, status, texts.detail(code, locale, arguments), List.of(), locale);
    }

    Problem of(String code, int status, List<FieldError> errors, Locale locale) {
        return problem(code, status, texts.detail(code, locale), errors, locale);
    }

    /** Korean where the caller prefers it (RFC 9110 section 12.5.4), else English. */
    public static Locale locale(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale best =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.ENGLISH, Locale.KOREAN));
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }

    private Problem problem(String code, int status, String detail, List<FieldError> errors, Locale locale) {
        String title = texts.title(code, locale);
        return new Problem(Problem.TYPE_PREFIX + code, title, status, detail, errors, Correlation.current());
    }
}
