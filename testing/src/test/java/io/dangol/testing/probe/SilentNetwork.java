package io.dangol.testing.probe;

import io.dangol.testing.ServiceTestResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A network between service and PostgreSQL that can swallow what its connections carry without ending them. */
public class SilentNetwork extends ServiceTestResource {

    /** Connections of earlier ages are silent. */
    private static final AtomicInteger AGE = new AtomicInteger();

    private final ServerSocket door;

    public SilentNetwork() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** From now on nothing passes through the connections that there are; new ones work. */
    static void swallow() {
        AGE.incrementAndGet();
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        String url = String.valueOf(settings.get("quarkus.datasource.jdbc.url"));
        URI behind = URI.create(url.substring("jdbc:".length()));
        run("door", () -> let(behind));
        settings.put("probe.beside", url);
        settings.put("quarkus.datasource.jdbc.url", url.replace(":" + behind.getPort(), ":" + door.getLocalPort()));
        settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "30");
        settings.put("dangol.relay.silence", "PT2S");
        return settings;
    }

    @Override
    public void stop() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        super.stop();
    }

    private void let(URI behind) {
        while (true) {
            try {
                Socket near = door.accept();
                Socket far = new Socket(behind.getHost(), behind.getPort());
                int age = AGE.get();
                run("there", () -> carry(near, far, age));
                run("back", () -> carry(far, near, age));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void carry(Socket from, Socket to, int age) {
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (age == AGE.get()) {
                    out.write(buffer, 0, n);
                }
            }
        } catch (IOException gone) {
            // The other side is told below, if anything is told at all.
        }
        if (age == AGE.get()) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String name, Runnable work) {
        Thread thread = new Thread(work, "silent-network-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
