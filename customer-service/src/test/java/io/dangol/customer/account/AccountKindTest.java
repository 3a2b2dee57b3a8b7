package io.dangol.customer.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountKindTest {

    @ParameterizedTest
    @CsvSource({
        "OEM, END_USER, true",
        "OEM, DEALER, true",
        "DISTRIBUTOR, DEALER, true",
        "DEALER, DEALER, true",
        "DEALER, END_USER, true",
        "DEALER, DISTRIBUTOR, false",
        "DISTRIBUTOR, OEM, false",
        "END_USER, END_USER, false"
    })
    void goods_flow_down_the_chain(AccountKind supplier, AccountKind buyer, boolean may) {
        assertThat(supplier.maySupply(buyer)).isEqualTo(may);
    }
}
