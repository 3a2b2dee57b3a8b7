package io.dangol.suite.chaos;

import io.dangol.suite.client.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Stands between two parts and passes on what they say: at once, late, or not until it is mended. */
final class Link {

    private static final int CHUNK = 16 * 1024;
    private static final int CONNECT_MS = 2_000;

    private final String name;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile long delayMs;
    private volatile CountDownLatch passage = new CountDownLatch(0);

    private Link(String name, ServerSocket door) {
        this.name = name;
        this.door = door;
    }

    /** On any free port. Which part it leads to is said before anybody comes. */
    static Link open(String name) {
        try {
            Link link = new Link(name, new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
            link.start("accept", link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** Passes on to this port from now on; returns its own. */
    int leadingTo(int port) {
        target = port;
        return door.getLocalPort();
    }

    /** As when a cable is pulled: nobody is told, and what was sent waits. */
    void cut() {
        passage = new CountDownLatch(1);
    }

    /** Every piece takes this long; a stream of pieces is slower for it too. */
    void delay(long ms) {
        delayMs = ms;
    }

    /** All connections end at once, in the middle of whatever they carry. */
    void hangUp() {
        sockets.forEach(Link::reset);
    }

    void mend() {
        delayMs = 0;
        passage.countDown();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket caller = door.accept();
                start("connect", () -> connect(caller));
            }
        } catch (IOException closed) {
            // Nobody comes any more.
        }
    }

    private void connect(Socket caller) {
        Socket called = new Socket();
        sockets.add(caller);
        sockets.add(called);
        try {
            passage.await();
            called.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MS);
            caller.setTcpNoDelay(true);
            called.setTcpNoDelay(true);
            start("back", () -> pass(called, caller));
            pass(caller, called);
        } catch (IOException refused) {
            forget(caller, called);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                passage.await();
                if (delayMs > 0) {
                    Pause.ms(delayMs);
                }
                out.write(chunk, 0, length);
            }
            passage.await();
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                forget(from, to);
            }
        } catch (IOException broken) {
            forget(from, to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One end is gone: the other hears of it as it would without us. */
    private void forget(Socket one, Socket other) {
        sockets.remove(one);
        sockets.remove(other);
        reset(one);
        reset(other);
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // It is what was wanted.
        }
    }

    private void start(String what, Runnable work) {
        Thread thread = new Thread(null, work, name + " " + what, 128 * 1024);
        thread.setDaemon(true);
        thread.start();
    }
}
