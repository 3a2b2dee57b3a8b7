package io.dangol.customer.vault;

import io.dangol.platform.wall.Reach;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Refuses to start with keys that do not fit what is stored, and moves what is stored to the current master key. */
@Singleton
class KeyCheck {

    private static final Logger LOG = Logger.getLogger(KeyCheck.class);
    private static final int BATCH = 1_000;

    private final KeyService service;
    private final MasterKeys masters;
    private final Map<String, String> keys;

    KeyCheck(
            KeyService service,
            MasterKeys masters,
            @ConfigProperty(name = "dangol.secrets.index-key") String indexKey,
            @ConfigProperty(name = "dangol.secrets.card-key") String cardKey) {
        this.service = service;
        this.masters = masters;
        this.keys = Map.of("index-key", indexKey, "card-key", cardKey);
    }

    void start(@Observes StartupEvent started) {
        Reach.EVERYTHING.run(this::check);
    }

    private void check() {
        service.requireAllOpenable(masters);
        service.requireSame(keys);
        int moved = 0;
        for (int last = service.rewrap(BATCH); last > 0; last = service.rewrap(BATCH)) {
            moved += last;
        }
        if (moved > 0) {
            LOG.infof("Customers' keys sealed with the current master key: count=%d", moved);
        }
    }
}
