package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorTest {

    private static final String ADMIN =
            "{\"gateway\":\"http://localhost:8080\",\"clientId\":\"hq-admin\",\"clientSecret\":\"s\"}";

    @TempDir
    private Path folder;

    @Test
    void the_file_says_where_the_suite_is_and_who_opens_it() throws IOException {
        Door door = Door.elsewhere(file(ADMIN), null, null, folder);

        assertThat(door.address()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(door.admin()).isEqualTo(new Credentials("hq-admin", "s"));
        assertThat(door.own()).isFalse();
    }

    @Test
    void another_way_to_the_same_gateway_may_be_named_and_people_are_told_the_one_of_the_file() throws IOException {
        Door door = Door.elsewhere(file(ADMIN), "http://gateway:8080/", null, folder);

        assertThat(door.address()).isEqualTo(URI.create("http://gateway:8080"));
        assertThat(door.shown()).isEqualTo("http://localhost:8080");
    }

    @Test
    void each_suite_has_tills_of_its_own() throws IOException {
        Path one = Door.elsewhere(file(ADMIN), "http://one:8080", null, folder).tills();
        Path other =
                Door.elsewhere(file(ADMIN), "http://other:8080", null, folder).tills();

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void what_cannot_be_read_or_is_no_address_is_named() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        Path broken = file("no JSON");
        Path admin = Files.writeString(folder.resolve("fine"), ADMIN);

        assertThatThrownBy(() -> Door.elsewhere(nowhere, null, null, folder))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> Door.elsewhere(broken, null, null, folder))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("admin.json");
        assertThatThrownBy(() -> Door.elsewhere(admin, "gateway:8080", null, folder))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("gateway:8080");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("admin.json"), text);
    }
}
