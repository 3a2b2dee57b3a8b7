package io.dangol.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/**
 * Who still needs the infrastructure: each holds a socket open, so a lease also ends when its holder is killed. The
 * answer is an {@code R} and the number of this process, as the port may be somebody else's by now.
 */
final class Leases {

    private final ServerSocket door;
    private final long idleNanos;
    private final byte[] greeting =
            "R%d%n".formatted(ProcessHandle.current().pid()).getBytes(US_ASCII);
    private int open;
    private long lastEnd = System.nanoTime();
    private boolean over;

    private Leases(ServerSocket door, long idleNanos) {
        this.door = door;
        this.idleNanos = idleNanos;
    }

    static Leases open(long idleSeconds) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Leases leases = new Leases(door, TimeUnit.SECONDS.toNanos(idleSeconds));
        daemon(leases::accept, "leases");
        return leases;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Once they are over nobody is let in any more. */
    synchronized boolean areOver() {
        over = over || (idleNanos > 0 && open == 0 && System.nanoTime() - lastEnd > idleNanos);
        return over;
    }

    private synchronized boolean begin() {
        if (!over) {
            open++;
        }
        return !over;
    }

    private synchronized void end() {
        open--;
        lastEnd = System.nanoTime();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket holder = door.accept();
                daemon(() -> hold(holder), "lease");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void hold(Socket holder) {
        try (holder) {
            if (begin()) {
                waitForEnd(holder);
            }
        } catch (IOException alreadyGone) {
            return;
        }
    }

    private void waitForEnd(Socket holder) {
        try {
            holder.getOutputStream().write(greeting);
            int said = 0;
            while (said >= 0) {
                said = holder.getInputStream().read();
            }
        } catch (IOException killed) {
            return;
        } finally {
            end();
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
