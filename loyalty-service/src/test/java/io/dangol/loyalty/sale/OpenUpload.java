package io.dangol.loyalty.sale;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.stream.Collectors;

/** A batch on a bare socket, for what HTTP clients keep from a test: to read before all is sent, or not to read at all. */
final class OpenUpload implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private int leftOfChunk;
    private boolean headRead;
    private String status = "";

    OpenUpload(String token) throws IOException {
        this(token, Map.of());
    }

    OpenUpload(String token, Map<String, ?> headers) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024); // So that what is not read is not kept in between.
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        socket.setSoTimeout(PATIENCE_MS);
        out = socket.getOutputStream();
        in = new java.io.BufferedInputStream(socket.getInputStream());
        write("POST /v1/sales/batches HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/x-ndjson\r\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "Transfer-Encoding: chunked\r\n\r\n");
    }

    void send(String line) throws IOException {
        byte[] content = (line + "\n").getBytes(UTF_8);
        write(Integer.toHexString(content.length) + "\r\n");
        out.write(content);
        write("\r\n");
        out.flush();
    }

    void end() throws IOException {
        write("0\r\n\r\n");
        out.flush();
    }

    /** Waits for it. */
    String status() throws IOException {
        readHead();
        return status;
    }

    /** The next line of the answer; waits for it. */
    String answer() throws IOException {
        readHead();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = next(); one != '\n'; one = next()) {
            line.write(one);
        }
        return line.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void readHead() throws IOException {
        if (!headRead) {
            headRead = true;
            status = rawLine();
            String header = rawLine();
            while (!header.isEmpty()) {
                header = rawLine();
            }
        }
    }

    private int next() throws IOException {
        while (leftOfChunk == 0) {
            String size = rawLine();
            leftOfChunk = size.isEmpty() ? 0 : Integer.parseInt(size, 16);
            if (leftOfChunk == 0 && !size.isEmpty()) {
                throw new EOFException("The answer has ended");
            }
        }
        leftOfChunk--;
        return raw();
    }

    private String rawLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = raw(); one != '\n'; one = raw()) {
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    private int raw() throws IOException {
        int one = in.read();
        if (one < 0) {
            throw new EOFException("The connection has ended");
        }
        return one;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
    }
}
