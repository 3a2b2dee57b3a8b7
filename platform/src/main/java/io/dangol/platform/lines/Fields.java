package io.dangol.platform.lines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object, read one by one: what cannot be read is noted with its place, so that a row tells all of its
 * faults at once. Numbers may be texts, for a table knows nothing else. Nothing is the same as absent.
 */
public final class Fields {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,12}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,40}");
    /** Enough to see that it is another file. */
    private static final int MOST_ERRORS = 20;

    private static final int FIRST_YEAR = 1_900;
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final JsonNode object;
    private final String place;
    private final List<RowError> errors;

    public Fields(JsonNode object, String place, List<RowError> errors) {
        this.object = object;
        this.place = place;
        this.errors = errors;
    }

    /** Others are faults: who misspells an optional field would lose it otherwise. */
    public Fields only(Set<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name) && errors.size() < MOST_ERRORS) {
                String shown = NAME.matcher(name).matches() ? place + "/" + name : place;
                errors.add(RowError.of(shown, "row-field-unknown"));
            }
        });
        return this;
    }

    public @Nullable String text(String name, Pattern pattern) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return null;
        }
        String text = value.isValueNode() ? value.asText() : "";
        if (pattern.matcher(text).matches()) {
            return text;
        }
        malformed(name);
        return null;
    }

    public @Nullable Long whole(String name) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return null;
        }
        boolean number = value.isIntegralNumber() || value.isTextual();
        if (number && WHOLE.matcher(value.asText()).matches()) {
            return Long.valueOf(value.asText());
        }
        malformed(name);
        return null;
    }

    public @Nullable LocalDate day(String name) {
        String text = text(name, DAY);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR) {
                return day;
            }
        } catch (DateTimeException noSuchDay) {
            malformed(name);
            return null;
        }
        malformed(name);
        return null;
    }

    /** As RFC 3339 writes it, with an offset: a till's clock alone is no moment. */
    public @Nullable Instant instant(String name) {
        String text = text(name, MOMENT);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            if (instant.isAfter(FIRST) && instant.isBefore(LAST)) {
                return instant;
            }
        } catch (DateTimeException noSuchMoment) {
            malformed(name);
            return null;
        }
        malformed(name);
        return null;
    }

    public @Nullable UUID id(String name) {
        String text = text(name, UUID_TEXT);
        return text == null ? null : UUID.fromString(text);
    }

    public @Nullable Fields object(String name) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (value.isObject()) {
            return new Fields(value, place + "/" + name, errors);
        }
        malformed(name);
        return null;
    }

    /** Gaps are left out; the others keep their places. */
    public List<Fields> objects(String name, int most) {
        List<Fields> objects = new ArrayList<>();
        JsonNode list = list(name, most);
        for (int i = 0; i < list.size(); i++) {
            String at = name + "/" + i;
            if (list.get(i).isObject()) {
                objects.add(new Fields(list.get(i), place + "/" + at, errors));
            } else if (!list.get(i).isNull()) {
                malformed(at);
            }
        }
        return objects;
    }

    public List<String> texts(String name, Pattern pattern, int most) {
        List<String> texts = new ArrayList<>();
        JsonNode list = list(name, most);
        for (int i = 0; i < list.size(); i++) {
            String text = list.get(i).isValueNode() ? list.get(i).asText() : "";
            if (list.get(i).isNull()) {
                continue;
            }
            if (pattern.matcher(text).matches()) {
                texts.add(text);
            } else {
                malformed(name + "/" + i);
            }
        }
        return texts;
    }

    /** What has to be there; where it could not be read that is said already. */
    public void require(String name, @Nullable Object read) {
        if (read == null && value(name).isMissingNode()) {
            refuse(name, "row-field-missing");
        }
    }

    public void refuse(String name, String code, Object... arguments) {
        errors.add(RowError.of(place + "/" + name, code, arguments));
    }

    private JsonNode list(String name, int most) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return value;
        }
        if (!value.isArray()) {
            malformed(name);
        } else if (value.size() > most) {
            refuse(name, "row-field-too-many", most);
        } else {
            return value;
        }
        return MissingNode.getInstance();
    }

    private JsonNode value(String name) {
        JsonNode value = object.path(name);
        boolean blank = value.isNull() || (value.isTextual() && value.asText().isBlank());
        return blank ? MissingNode.getInstance() : value;
    }

    private void malformed(String name) {
        refuse(name, "row-field-malformed");
    }
}
