package io.dangol.suite.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final int A_WHILE_MS = 300;
    private static final int PATIENCE_MS = 10_000;

    private final Link link = Link.open("test");
    private ServerSocket called;
    private Socket caller;
    private Socket accepted;

    @BeforeEach
    void connect() throws IOException {
        called = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        caller = new Socket(InetAddress.getLoopbackAddress(), link.leadingTo(called.getLocalPort()));
        accepted = called.accept();
        caller.setSoTimeout(PATIENCE_MS);
        accepted.setSoTimeout(PATIENCE_MS);
    }

    @AfterEach
    void close() throws IOException {
        caller.close();
        accepted.close();
        called.close();
    }

    @Test
    void what_one_says_the_other_hears_both_ways() throws IOException {
        caller.getOutputStream().write('q');
        assertThat(accepted.getInputStream().read()).isEqualTo('q');

        accepted.getOutputStream().write('a');
        assertThat(caller.getInputStream().read()).isEqualTo('a');
    }

    @Test
    void what_is_said_while_it_is_cut_arrives_when_it_is_mended() throws IOException {
        link.cut();
        caller.getOutputStream().write('q');
        accepted.setSoTimeout(A_WHILE_MS);
        assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        accepted.setSoTimeout(PATIENCE_MS);
        link.mend();

        assertThat(accepted.getInputStream().read()).isEqualTo('q');
    }

    @Test
    void what_is_late_arrives_whole() throws IOException {
        link.delay(20);

        caller.getOutputStream().write(new byte[] {1, 2, 3});

        assertThat(accepted.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
    }

    @Test
    void both_ends_notice_that_it_hangs_up() {
        link.hangUp();

        assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void an_end_is_passed_on() throws IOException {
        caller.shutdownOutput();
        assertThat(accepted.getInputStream().read()).isEqualTo(-1);

        accepted.getOutputStream().write('a');
        assertThat(caller.getInputStream().read()).isEqualTo('a');
    }

    @Test
    void nobody_behind_it_looks_like_a_connection_that_breaks() throws IOException {
        called.close();
        try (Socket late = new Socket(InetAddress.getLoopbackAddress(), link.leadingTo(called.getLocalPort()))) {
            late.setSoTimeout(PATIENCE_MS);
            assertThatThrownBy(() -> late.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }
}
