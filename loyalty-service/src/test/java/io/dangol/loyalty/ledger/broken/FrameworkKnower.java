package io.dangol.loyalty.ledger.broken;

import org.jboss.logging.Logger;

/** Breaks the ledger's rule, so that the rule is seen to bite. */
class FrameworkKnower {

    private static final Logger LOG = Logger.getLogger(FrameworkKnower.class);

    void know() {
        LOG.debug("known");
    }
}
