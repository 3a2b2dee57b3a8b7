package io.dangol.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The TCP ports of the loopback interface. */
final class Ports {

    static final String HOST = "127.0.0.1";

    private Ports() {}

    static int free() {
        try (ServerSocket socket = listen(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The wanted port if nobody has it, any free one if 0 is wanted. */
    static int claim(String user, int wanted) {
        if (wanted == 0) {
            return free();
        }
        try (ServerSocket socket = listen(wanted)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart(
                    "Port %d, wanted for %s, is taken by another process.".formatted(wanted, user), e);
        }
    }

    static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
