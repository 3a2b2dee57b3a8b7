package io.dangol.suite.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.suite.client.CallFailed;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An upload of lines on a bare socket, which can be pulled out: clients of HTTP end what they begin, and read nothing before
 * all is sent.
 */
final class CutUpload {

    private static final int PATIENCE_MS = 60_000;

    private final URI gateway;
    private final String token;
    private final String batchId;
    private final List<String> lines;

    CutUpload(URI gateway, String token, String batchId, List<String> lines) {
        this.gateway = gateway;
        this.token = token;
        this.batchId = batchId;
        this.lines = lines;
    }

    /**
     * Sends what comes after the first lines, and reads the answers meanwhile.
     *
     * @param upTo where the line goes dead: as soon as so many of all lines were answered
     * @return how many lines were recorded now
     */
    long send(int after, int upTo) {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> write(socket, after), task -> new Thread(task, "till").start());
            long recorded = read(new BufferedInputStream(socket.getInputStream()), upTo - after);
            if (upTo == lines.size()) {
                sending.join();
            }
            return recorded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Socket socket, int after) {
        List<String> left = lines.subList(after, lines.size());
        long length = left.stream()
                .mapToLong(line -> line.getBytes(UTF_8).length + 1L)
                .sum();
        String head = "POST /v1/sales/batches HTTP/1.1\r\nHost: " + gateway.getAuthority()
                + "\r\nAuthorization: Bearer "
                + token + "\r\nContent-Type: application/x-ndjson\r\nBatch-Id: " + batchId + "\r\nBatch-Offset: "
                + after + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n";
        try {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            out.write(head.getBytes(ISO_8859_1));
            for (String line : left) {
                out.write(line.getBytes(UTF_8));
                out.write('\n');
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // What becomes of a line that was cut nobody asks.
        }
    }

    private static long read(InputStream in, int answers) throws IOException {
        String status = rawLine(in);
        if (!status.contains(" 200 ")) {
            throw new CallFailed("Upload: " + status);
        }
        for (String header = rawLine(in); !header.isEmpty(); ) {
            header = rawLine(in);
        }
        Chunks body = new Chunks(in);
        long recorded = 0;
        for (int heard = 0; heard < answers; heard++) {
            String answer = body.line();
            if (answer.contains("\"status\":201")) {
                recorded++;
            } else if (!answer.contains("\"status\":200")) {
                throw new CallFailed("Upload: " + answer);
            }
        }
        return recorded;
    }

    private static String rawLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = raw(in); one != '\n'; one = raw(in)) {
            if (one != '\r') {
                line.write(one);
            }
        }
        return line.toString(UTF_8);
    }

    private static int raw(InputStream in) throws IOException {
        int one = in.read();
        if (one < 0) {
            throw new EOFException("The answers have ended");
        }
        return one;
    }

    /** A body in chunks (RFC 9112, 7.1), whose sizes do not care where a line ends. */
    private static final class Chunks {

        private static final int HEXADECIMAL = 16;

        private final InputStream in;
        private int left;

        Chunks(InputStream in) {
            this.in = in;
        }

        String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int one = next(); one != '\n'; one = next()) {
                line.write(one);
            }
            return line.toString(UTF_8);
        }

        private int next() throws IOException {
            while (left == 0) {
                String size = rawLine(in);
                left = size.isEmpty() ? 0 : Integer.parseInt(size, HEXADECIMAL);
                if (left == 0 && !size.isEmpty()) {
                    throw new EOFException("The answers have ended");
                }
            }
            left--;
            return raw(in);
        }
    }
}
