package io.dangol.customer.matching;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Profiles of which somebody has said who is whom.
 *
 * @param persons of each profile, in their order
 */
record LinkageData(String name, Schema schema, List<Profile> profiles, List<String> persons) {

    private static final String SHIPPED = "/record-linkage/";

    static LinkageData febrl(int dataSet, boolean withIdentifier, Optional<Path> folder) {
        String name = "FEBRL %d%s".formatted(dataSet, withIdentifier ? "" : " without soc_sec_id");
        String file = "febrl_dataset%d.csv.gz".formatted(dataSet);
        return read(name, LinkageSchemas.febrl(withIdentifier), open(file, folder), "rec_id");
    }

    static LinkageData fake(Optional<Path> folder) {
        return read("fake_1000", LinkageSchemas.fake(), open("fake_1000_from_splink_demos.csv.gz", folder), "cluster");
    }

    private static LinkageData read(String name, Schema schema, InputStream file, String truth) {
        Reading reading = new Reading(schema);
        List<Profile> profiles = new ArrayList<>();
        List<String> persons = new ArrayList<>();
        for (Map<String, String> row : rows(file)) {
            profiles.add(reading.profile(Integer.toString(profiles.size()), row));
            persons.add(person(Objects.requireNonNull(row.get(truth))));
        }
        return new LinkageData(name, schema, reading.withinLimits(profiles), persons);
    }

    /** Febrl numbers them: rec-7-org is the original, rec-7-dup-0 its first duplicate. */
    private static String person(String truth) {
        return truth.replaceFirst("-(org|dup-\\d+)$", "");
    }

    private static List<Map<String, String>> rows(InputStream file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(file), UTF_8))) {
            String[] header = cells(Objects.requireNonNull(lines.readLine()));
            return lines.lines().map(line -> row(header, cells(line))).toList();
        } catch (IOException e) {
            throw new IllegalStateException("The data could not be read", e);
        }
    }

    private static Map<String, String> row(String[] header, String[] cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int cell = 0; cell < header.length; cell++) {
            row.put(header[cell], cells[cell]);
        }
        return row;
    }

    /** Nothing in these files is quoted. */
    private static String[] cells(String line) {
        String[] cells = line.split(",", -1);
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = cells[cell].strip();
        }
        return cells;
    }

    private static InputStream open(String file, Optional<Path> folder) {
        try {
            return folder.isPresent()
                    ? Files.newInputStream(folder.get().resolve(file))
                    : Objects.requireNonNull(LinkageData.class.getResourceAsStream(SHIPPED + file));
        } catch (IOException e) {
            throw new IllegalStateException("There is no " + file + " in that folder", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
