package io.dangol.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the infrastructure tells others: where it is, once it answers. */
final class InfrastructureFile {

    private static final String PID = "pid";

    private final Path path;
    private final String ownPid = String.valueOf(ProcessHandle.current().pid());

    InfrastructureFile(Path folder) {
        this.path = folder.resolve(Infrastructure.FILE);
    }

    void write(PostgresServer postgres, String password, KafkaBroker kafka, Leases leases) throws IOException {
        Properties properties = new Properties();
        properties.put("postgres.port", String.valueOf(postgres.port()));
        properties.put("postgres.user", PostgresServer.USER);
        properties.put("postgres.password", password);
        properties.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        properties.put("control.port", String.valueOf(leases.port()));
        properties.put(PID, ownPid);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Folders.writePrivately(path, text.toString());
    }

    /** Not so any more when the folder was deleted; the next one may have written its own there. */
    boolean isOurs() {
        try (Reader reader = Files.newBufferedReader(path)) {
            Properties properties = new Properties();
            properties.load(reader);
            return ownPid.equals(properties.getProperty(PID));
        } catch (IOException gone) {
            return false;
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(path);
    }
}
