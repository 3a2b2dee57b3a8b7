package io.dangol.platform.problem;

import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestQuery;

/** What a resource method expects in the query, and whether it can be read as that. */
record QueryParameters(Map<String, Class<?>> types) {

    /** Later years are no dates of this business, and PostgreSQL knows them only up to a point. */
    private static final int LAST_YEAR = 9999;

    private static final Map<Class<?>, Predicate<String>> READABLE = Map.of(
            int.class, QueryParameters::number,
            Integer.class, QueryParameters::number,
            long.class, QueryParameters::longNumber,
            boolean.class, QueryParameters::truth,
            Boolean.class, QueryParameters::truth,
            UUID.class, QueryParameters::id,
            Instant.class, QueryParameters::instant,
            LocalDate.class, QueryParameters::day);

    static QueryParameters of(Method method) {
        Map<String, Class<?>> types = new HashMap<>();
        for (Parameter parameter : method.getParameters()) {
            name(parameter).ifPresent(name -> types.put(name, type(parameter.getParameterizedType())));
        }
        return new QueryParameters(types);
    }

    boolean readable(String name, List<String> values) {
        Class<?> type = types.get(name);
        return type == null || values.stream().allMatch(value -> readable(type, value));
    }

    private static Optional<String> name(Parameter parameter) {
        RestQuery rest = parameter.getAnnotation(RestQuery.class);
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        if (rest == null && query == null) {
            return Optional.empty();
        }
        String given = rest == null ? query.value() : rest.value();
        return Optional.of(given.isEmpty() ? parameter.getName() : given);
    }

    private static Class<?> type(Type declared) {
        if (declared instanceof ParameterizedType of && of.getActualTypeArguments()[0] instanceof Class<?> type) {
            return type;
        }
        return declared instanceof Class<?> type ? type : Object.class;
    }

    private static boolean readable(Class<?> type, String value) {
        try {
            return type.isEnum()
                    ? names(type).contains(value)
                    : READABLE.getOrDefault(type, text -> true).test(value);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return false;
        }
    }

    private static boolean number(String value) {
        return !Integer.toString(Integer.parseInt(value)).isEmpty();
    }

    private static boolean longNumber(String value) {
        return !Long.toString(Long.parseLong(value)).isEmpty();
    }

    private static boolean truth(String value) {
        return value.equals("true") || value.equals("false");
    }

    private static boolean id(String value) {
        return !UUID.fromString(value).toString().isEmpty();
    }

    private static boolean instant(String value) {
        return sane(Instant.parse(value).atOffset(ZoneOffset.UTC).getYear());
    }

    private static boolean day(String value) {
        return sane(LocalDate.parse(value).getYear());
    }

    private static boolean sane(int year) {
        return year > 0 && year <= LAST_YEAR;
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }
}
