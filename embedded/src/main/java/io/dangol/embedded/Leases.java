package io.dangol.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Who still needs the infrastructure: each holds a socket open, so a lease also ends when its holder is killed. */
final class Leases {

    private final ServerSocket door;
    private final long idleNanos;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong lastEnd = new AtomicLong(System.nanoTime());

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

    boolean areOver() {
        return idleNanos > 0 && open.get() == 0 && System.nanoTime() - lastEnd.get() > idleNanos;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket holder = door.accept();
                open.incrementAndGet();
                daemon(() -> hold(holder), "lease");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void hold(Socket holder) {
        try (holder) {
            holder.getOutputStream().write('R');
            while (holder.getInputStream().read() >= 0) {
                // Nothing is ever said: the end is what is waited for.
                lastEnd.set(System.nanoTime());
            }
        } catch (IOException killed) {
            lastEnd.set(System.nanoTime());
        } finally {
            lastEnd.set(System.nanoTime());
            open.decrementAndGet();
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
