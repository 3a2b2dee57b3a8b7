package io.dangol.customer.vault;

import io.dangol.platform.wall.Reach;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
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
    private final Erasures erasures;
    private final Map<String, String> keys;

    KeyCheck(
            KeyService service,
            MasterKeys masters,
            Erasures erasures,
            @ConfigProperty(name = "dangol.secrets.index-key") String indexKey,
            @ConfigProperty(name = "dangol.secrets.card-key") String cardKey) {
        this.service = service;
        this.masters = masters;
        this.erasures = erasures;
        this.keys = Map.of("index-key", indexKey, "card-key", cardKey);
    }

    void start(@Observes StartupEvent started) {
        Reach.EVERYTHING.run(this::check);
    }

    /** In steps, so that no transaction holds all of them: there may be many, and of most nothing is there any more. */
    private void eraseAgain() {
        List<DataKey.Id> erased = erasures.kept();
        int again = 0;
        for (int from = 0; from < erased.size(); from += BATCH) {
            again += service.eraseAgain(erased.subList(from, Math.min(from + BATCH, erased.size())));
        }
        if (again > 0) {
            LOG.warnf("Keys that a restored database had brought back were destroyed again: count=%d", again);
        }
    }

    private void check() {
        service.requireAllOpenable(masters);
        service.requireSame(keys);
        eraseAgain();
        int moved = 0;
        for (int last = service.rewrap(BATCH); last > 0; last = service.rewrap(BATCH)) {
            moved += last;
        }
        if (moved > 0) {
            LOG.infof("Customers' keys sealed with the current master key: count=%d", moved);
        }
    }
}
