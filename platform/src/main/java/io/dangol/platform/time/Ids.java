package io.dangol.platform.time;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Makes identifiers: UUID version 7 (RFC 9562), which sort by their time of making. */
@Singleton
public class Ids {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    public UUID next() {
        return generator.generate();
    }
}
