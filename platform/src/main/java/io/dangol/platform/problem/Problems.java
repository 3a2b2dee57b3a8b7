package io.dangol.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.dangol.platform.http.Correlation;
import io.dangol.platform.problem.Problem.FieldError;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
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

    /** 400, with a pointer for every field that breaks a constraint. */
    public Problem of(ConstraintViolationException invalid, Locale locale) {
        return problem("invalid-request", 400, texts.detail("invalid-request", locale), Violations.of(invalid), locale);
    }

    /** 400, with the pointer of the field that could not be read, where there is one. */
    public Problem of(JsonProcessingException malformed, Locale locale) {
        if (malformed instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            FieldError error = new FieldError(JsonPaths.pointer(mapping), texts.detail("field-unreadable", locale));
            return problem("invalid-request", 400, texts.detail("invalid-request", locale), List.of(error), locale);
        }
        return of("malformed-json", 400, locale);
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
        } catch (RuntimeException malformed) { // The JDK's parser answers some of what is no language with others.
            return Locale.ENGLISH;
        }
    }

    private Problem problem(String code, int status, String detail, List<FieldError> errors, Locale locale) {
        String title = texts.title(code, locale);
        return new Problem(Problem.TYPE_PREFIX + code, title, status, detail, errors, Correlation.current());
    }
}
