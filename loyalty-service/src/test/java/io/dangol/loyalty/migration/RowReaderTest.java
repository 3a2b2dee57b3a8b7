package io.dangol.loyalty.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.migration.MemberRow.DebtRow;
import io.dangol.loyalty.migration.MemberRow.LotRow;
import io.dangol.loyalty.migration.MemberRow.TierRow;
import io.dangol.loyalty.migration.RowReader.Read;
import io.dangol.platform.lines.RowError;
import io.dangol.platform.problem.Refusal;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A row says the same in either format. */
class RowReaderTest {

    private static final UUID FUNDER = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final String HEADER = "memberId,cards/0,cards/1,balance,lots/0/points,lots/0/earnedOn,"
            + "lots/1/points,lots/1/earnedOn,lots/1/availableFrom,lots/1/expiresOn,lots/1/funderPartnerId,"
            + "debts/0/points,debts/0/creditorPartnerId,tier/code,tier/since,tier/until";

    private final ObjectMapper json = new ObjectMapper();
    private final RowReader reader = new RowReader(FUNDER);

    private Read csv(String line) throws IOException {
        return reader.read(Upload.columns(HEADER).parse(line));
    }

    private Read ndjson(String line) throws IOException {
        return reader.read(json.readTree(line.replace('\'', '"')));
    }

    private static LotRow lot(long points) {
        return new LotRow(points, DAY, null, null, FUNDER);
    }

    @Test
    void a_table_and_json_say_the_same() throws IOException {
        Read table = csv("M-1,111,\"222\",1250,1000,2026-01-05,250,2026-01-05,2026-01-19,2099-01-04," + OTHER
                + ",,,GOLD,2025-07-01,2099-06-30");
        Read lines = ndjson("{'memberId':'M-1','cards':['111','222'],'balance':1250,'lots':[{'points':1000,"
                + "'earnedOn':'2026-01-05'},{'points':250,'earnedOn':'2026-01-05','availableFrom':'2026-01-19',"
                + "'expiresOn':'2099-01-04','funderPartnerId':'" + OTHER + "'}],"
                + "'tier':{'code':'GOLD','since':'2025-07-01','until':'2099-06-30'}}");

        MemberRow row = new MemberRow(
                "M-1",
                List.of("111", "222"),
                List.of(lot(1_000), new LotRow(250, DAY, DAY.plusDays(14), LocalDate.of(2099, 1, 4), OTHER)),
                List.of(),
                new TierRow("GOLD", LocalDate.of(2025, 7, 1), LocalDate.of(2099, 6, 30)));
        assertThat(table).isEqualTo(new Read(row, "111", List.of()));
        assertThat(lines).isEqualTo(table);
        assertThat(row.points()).isEqualTo(1_250);
    }

    @Test
    void who_owes_has_a_balance_below_zero() throws IOException {
        Read read = csv("M-1,111,,-30,,,,,,,,30,,,,");

        assertThat(read.row())
                .isEqualTo(new MemberRow("M-1", List.of("111"), List.of(), List.of(new DebtRow(30, null)), null));
    }

    @Test
    void a_row_tells_all_its_faults_at_once_each_with_its_column() throws IOException {
        Read read = csv(",not a card,,x,0,2026-02-30,5,2026-01-05,2026-01-04,,nobody,,,GOLD,,");

        assertThat(read.row()).isNull();
        assertThat(read.errors())
                .extracting(RowError::pointer)
                .contains(
                        "#/memberId",
                        "#/cards/0",
                        "#/balance",
                        "#/lots/0/points",
                        "#/lots/0/earnedOn",
                        "#/lots/1/funderPartnerId",
                        "#/tier/until");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'memberId':'M','cards':[]}|#/cards|row-field-missing",
                "{'memberId':'M','cards':['1'],'balance':1}|#/balance|row-balance-mismatch",
                "{'memberId':'M','cards':['1'],'blance':1}|#/blance|row-field-unknown",
                "{'memberId':'M','cards':'1'}|#/cards|row-field-malformed",
                "{'memberId':'M','cards':['1'],'lots':[7]}|#/lots/0|row-field-malformed",
                "{'memberId':'M','cards':['1'],'lots':[{'points':1.5,'earnedOn':'2026-01-05'}]}|#/lots/0/points|row-field-malformed",
                "{'memberId':'M','cards':['1'],'lots':[{'points':1000000000,'earnedOn':'2026-01-05'}]}|#/lots/0/points|row-field-malformed",
                "{'memberId':'M','cards':['1'],'lots':[{'points':1,'earnedOn':'2026-01-05','expiresOn':'2026-01-04'}]}|#/lots/0/expiresOn|row-lot-dates",
                "{'memberId':'M','cards':['1'],'lots':[{'points':1,'earnedOn':'2026-01-05'}],'debts':[{'points':1}]}|#/debts|row-lots-and-debts"
            })
    void a_fault_has_a_place_and_a_reason(String line, String pointer, String code) throws IOException {
        assertThat(ndjson(line).errors())
                .extracting(RowError::pointer, RowError::code)
                .containsExactly(tuple(pointer, code));
    }

    @Test
    void the_most_points_of_a_lot_are_taken_and_a_lot_without_funder_is_not_where_the_upload_names_none()
            throws IOException {
        String row =
                "{\"memberId\":\"M\",\"cards\":[\"1\"],\"lots\":[{\"points\":999999999,\"earnedOn\":\"2026-01-05\"}]}";

        assertThat(reader.read(json.readTree(row)).errors()).isEmpty();
        assertThat(new RowReader(null).read(json.readTree(row)).errors())
                .containsExactly(RowError.of("#/lots/0/funderPartnerId", "row-field-missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M-1,111", "M-1,\"111", "\"M-1\" x,1,,,,,,,,,,,,,,"})
    void a_line_that_is_no_row_of_the_table_is_refused(String line) {
        assertThatThrownBy(() -> csv(line)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "memberId;cards/0", "cards/0", "memberId,memberId", "memberId,lots/0/expires", "M-1,111"})
    void a_header_names_what_is_known_each_once_and_the_member(String header) {
        assertThatThrownBy(() -> Upload.columns(header))
                .isInstanceOf(Refusal.class)
                .hasMessage("import-header");
    }

    @Test
    void of_a_card_only_the_end_is_shown() {
        assertThat(Upload.masked("9000000000017850")).isEqualTo("************7850");
        assertThat(Upload.masked("17850")).isEqualTo("****0");
        assertThat(Upload.masked("1")).isEqualTo("1");
    }
}
