package io.dangol.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration AHEAD = Duration.ofHours(2);

    private final SigningKey old = SigningKey.make(NOON.minus(Duration.ofDays(90)));
    private final SigningKey fresh = SigningKey.make(NOON);
    private final KeyRing ring = new KeyRing(List.of(fresh, old));

    @Test
    void a_new_key_is_published_but_does_not_sign_yet() {
        assertThat(ring.publicJson()).contains(old.id(), fresh.id());
        assertThat(ring.signing(NOON.plus(AHEAD).minusSeconds(1), AHEAD)).isEqualTo(old);
    }

    @Test
    void a_new_key_signs_once_everybody_can_know_it() {
        assertThat(ring.signing(NOON.plus(AHEAD), AHEAD)).isEqualTo(fresh);
    }

    @Test
    void the_only_key_signs_at_once() {
        assertThat(new KeyRing(List.of(fresh)).signing(NOON, AHEAD)).isEqualTo(fresh);
    }

    @Test
    void a_replaced_key_goes_when_its_last_token_has_expired() {
        assertThat(ring.withoutThoseReplacedBefore(NOON.plus(AHEAD).minusSeconds(1), AHEAD)
                        .keys())
                .containsExactly(old, fresh);
        assertThat(ring.withoutThoseReplacedBefore(NOON.plus(AHEAD), AHEAD).keys())
                .containsExactly(fresh);
    }

    @Test
    void the_file_gives_back_what_was_written_and_only_its_owner_reads_it(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys/signing.json");

        KeyRing written = new KeyFile(file).update(before -> ring);

        assertThat(new KeyFile(file).read().map(KeyRing::privateJson)).contains(written.privateJson());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_known_file_is_not_replaced(@TempDir Path folder) {
        Path file = folder.resolve("signing.json");
        KeyRing first = new KeyFile(file).update(before -> ring);

        KeyRing second = new KeyFile(file).update(Optional::orElseThrow);

        assertThat(second.privateJson()).isEqualTo(first.privateJson());
    }

    @Test
    void a_file_without_keys_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("signing.json"), "{\"keys\":[]}");

        assertThatThrownBy(() -> new KeyFile(file).read()).isInstanceOf(IllegalArgumentException.class);
    }
}
