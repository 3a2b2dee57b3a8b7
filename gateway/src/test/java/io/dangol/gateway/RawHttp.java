package io.dangol.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** A caller that sends exactly the bytes it is told to: ordinary clients tidy a request up. */
public final class RawHttp implements AutoCloseable {

    private final Socket socket;

    public RawHttp(int port) throws IOException {
        this(port, 1);
    }

    /** From another loopback address of this machine, 127.0.0.x. */
    public RawHttp(int port, int lastByte) throws IOException {
        socket = new Socket(
                InetAddress.getLoopbackAddress(),
                port,
                InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) lastByte}),
                0);
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
    }

    public RawHttp send(String text) throws IOException {
        return send(text.getBytes(UTF_8));
    }

    public RawHttp send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        return this;
    }

    /** A chunk of a chunked body. */
    public RawHttp chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        return send(Integer.toHexString(bytes.length) + "\r\n").send(bytes).send("\r\n");
    }

    public RawHttp endOfChunks() throws IOException {
        return send("0\r\n\r\n");
    }

    /** Reads on until the text has come. */
    public String readUntil(String text) throws IOException {
        StringBuilder read = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        while (read.indexOf(text) < 0) {
            int n = in.read(buffer);
            if (n < 0) {
                throw new IOException("Ended before '" + text + "': " + read);
            }
            read.append(new String(buffer, 0, n, UTF_8));
        }
        return read.toString();
    }

    public String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
