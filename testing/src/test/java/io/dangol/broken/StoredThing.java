package io.dangol.broken;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jboss.logging.Logger;

/** An entity that knows a framework. */
@Entity
class StoredThing {

    private static final Logger LOG = Logger.getLogger(StoredThing.class);

    @Id
    private long id;

    long id() {
        LOG.debug("asked");
        return id;
    }
}
