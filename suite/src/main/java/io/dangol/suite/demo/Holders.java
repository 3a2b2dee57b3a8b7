package io.dangol.suite.demo;

import io.dangol.suite.client.Gateway;
import io.dangol.suite.demo.DemoApi.CustomerRequest;
import java.util.List;

/** Registers the cards' holders, of whom the data knows a customer number and nothing else. */
final class Holders {

    /** The system whose numbers these are. */
    static final String SYSTEM = "online-retail";

    private static final int LANES = 4;

    private final Gateway.Caller admin;

    Holders(Gateway.Caller admin) {
        this.admin = admin;
    }

    void register(List<String> cardNumbers, Runnable afterEach) {
        Parallel.forEach(cardNumbers, LANES, String::hashCode, number -> {
            var unused = admin.put(
                            "/v1/customers/by-external-id/%s/%s".formatted(SYSTEM, number),
                            new CustomerRequest(number, "POS"))
                    .orFail("Registering a holder");
            afterEach.run();
        });
    }
}
