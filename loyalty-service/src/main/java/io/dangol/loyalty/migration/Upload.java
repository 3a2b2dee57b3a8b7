package io.dangol.loyalty.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dangol.loyalty.migration.RowReader.Read;
import io.dangol.loyalty.migration.Staging.StagedKey;
import io.dangol.platform.lines.BodyLines.BodyLine;
import io.dangol.platform.lines.CsvRows;
import io.dangol.platform.lines.FileRows;
import io.dangol.platform.lines.FileRows.RawRow;
import io.dangol.platform.lines.FileRows.Reached;
import io.dangol.platform.lines.RowError;
import io.dangol.platform.lines.RowFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One body on its way: its lines become rows, of which a few thousand at most are in memory. */
final class Upload {

    private static final Pattern COLUMN =
            Pattern.compile("memberId|balance|tier/(code|since|until)|cards/(0|[1-9][0-9]?)"
                    + "|lots/(0|[1-9][0-9]?)/(points|earnedOn|availableFrom|expiresOn|funderPartnerId)"
                    + "|debts/(0|[1-9][0-9]?)/(points|creditorPartnerId)");

    private static final int SHOWN = 4;
    private static final int LONG_ENOUGH = 8;

    private final UUID programId;
    private final RowReader reader;
    private final Decisions keys;
    private final FileRows file;
    private List<StagedRow> staged = new ArrayList<>();
    private List<StagedKey> stagedKeys = new ArrayList<>();

    Upload(Import begun, ObjectReader json, Decisions keys) {
        this.programId = begun.programId();
        this.reader = new RowReader(begun.funderId());
        this.keys = keys;
        Reached reached =
                new Reached(begun.header(), begun.received(), begun.counts().rows(), begun.digest());
        this.file = new FileRows(begun.format(), reached, json, Upload::columns);
    }

    /** Of nothing but the terms under which it is read. */
    static String digestOf(RowFormat format, @Nullable UUID funderId) {
        return Reached.nothing(format + ":" + funderId).digest();
    }

    static RowFormat.Parser columns(String header) {
        return CsvRows.of(header, COLUMN, "memberId");
    }

    void add(BodyLine line) {
        RawRow raw = file.add(line);
        if (raw != null) {
            staged.add(raw.content() == null ? refused(raw) : row(raw.line(), raw.content()));
        }
    }

    private StagedRow row(long line, JsonNode content) {
        Read read = reader.read(content);
        MemberRow row = read.row();
        if (row == null) {
            return new StagedRow(line, shown(read), null, null, read.errors());
        }
        String origin = keys.origin(programId, row.memberId());
        Set<String> all = new LinkedHashSet<>(List.of(origin));
        row.cards().forEach(number -> all.add(keys.card(number)));
        all.forEach(key -> stagedKeys.add(new StagedKey(key, line)));
        return new StagedRow(line, shown(read), origin, row, List.of());
    }

    private static StagedRow refused(RawRow raw) {
        String code = raw.refused() == null ? "row-malformed" : raw.refused();
        return new StagedRow(raw.line(), null, null, null, List.of(RowError.ofRow(code)));
    }

    private static @Nullable String shown(Read read) {
        return read.card() == null ? null : masked(read.card());
    }

    /** Enough to find it in the file, too little to use it. */
    static String masked(String card) {
        int shown = card.length() >= LONG_ENOUGH ? SHOWN : 1;
        return "*".repeat(card.length() - shown) + card.substring(card.length() - shown);
    }

    long rows() {
        return file.rows();
    }

    List<StagedRow> staged() {
        return staged;
    }

    List<StagedKey> stagedKeys() {
        return stagedKeys;
    }

    /** They are on the disk. */
    void written() {
        staged = new ArrayList<>();
        stagedKeys = new ArrayList<>();
    }

    @Nullable String header() {
        return file.reached().header();
    }

    long received() {
        return file.lines();
    }

    String digest() {
        return file.reached().digest();
    }
}
