package io.dangol.suite.chaos;

import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which processes have a reason to be gone. One that ends by itself, whatever is broken around it, is a finding. */
final class Deaths {

    static final String KAFKA = "kafka";

    private final Set<String> expected = new HashSet<>();

    void expect(String process) {
        expected.add(process);
    }

    /** Those that are gone without a reason; the next round begins anew. */
    List<String> unexpected(Faults faults) {
        List<String> gone = new ArrayList<>();
        for (Service service : Service.values()) {
            if (!faults.isRunning(service)) {
                gone.add(service.module());
            }
        }
        if (!faults.isKafkaRunning()) {
            gone.add(KAFKA);
        }
        gone.removeAll(expected);
        expected.clear();
        return gone.stream().map(process -> process + " ended by itself").toList();
    }
}
