package io.dangol.platform.http;

import io.dangol.platform.problem.Refusal;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The name that the paths have for this service which every service has. */
@Singleton
public class ServiceName {

    private final String name;

    ServiceName(@ConfigProperty(name = "dangol.service", defaultValue = "unnamed") String name) {
        this.name = name;
    }

    /** @throws OtherService 404 */
    public void require(String asked) {
        if (!name.equals(asked)) {
            throw new OtherService();
        }
    }

    static final class OtherService extends Refusal.Missing {
        OtherService() {
            super("not-found");
        }
    }
}
