package io.dangol.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyedHashTest {

    @Test
    void it_is_hmac_sha_256() {
        // RFC 4231, test case 6.
        byte[] key = HexFormat.of().parseHex("aa".repeat(131));
        KeyedHash hash = new KeyedHash(Base64.getEncoder().encodeToString(key));

        assertThat(hash.of("Test Using Larger Than Block-Size Key - Hash Key First"))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void a_short_key_is_refused() {
        String short31 = Base64.getEncoder().encodeToString(new byte[31]);

        assertThatThrownBy(() -> new KeyedHash(short31)).isInstanceOf(IllegalArgumentException.class);
    }
}
