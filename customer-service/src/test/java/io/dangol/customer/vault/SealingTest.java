package io.dangol.customer.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealingTest {

    private static final byte[] PLAIN = "Jiwoo".getBytes(UTF_8);

    private final Sealing sealing = new Sealing(key(1));

    @Test
    void what_was_sealed_opens_again() {
        assertThat(sealing.open(sealing.seal(PLAIN, "customer-1"), "customer-1"))
                .isEqualTo(PLAIN);
    }

    @Test
    void it_opens_for_no_other_customer() {
        byte[] sealed = sealing.seal(PLAIN, "customer-1");

        assertThatThrownBy(() -> sealing.open(sealed, "customer-2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void it_opens_with_no_other_key() {
        byte[] sealed = sealing.seal(PLAIN, "customer-1");

        assertThatThrownBy(() -> new Sealing(key(2)).open(sealed, "customer-1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sealing_the_same_twice_does_not_look_the_same() {
        assertThat(sealing.seal(PLAIN, "customer-1")).isNotEqualTo(sealing.seal(PLAIN, "customer-1"));
    }

    @Test
    void a_key_has_32_bytes() {
        assertThatThrownBy(() -> new Sealing(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sealing(new byte[33])).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] key(int first) {
        byte[] key = new byte[Sealing.KEY_BYTES];
        key[0] = (byte) first;
        return key;
    }
}
