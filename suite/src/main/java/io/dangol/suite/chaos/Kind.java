package io.dangol.suite.chaos;

import io.dangol.suite.launcher.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** The kinds of faults there are. Each draws one of its own by chance, so that the same seed gives the same faults. */
enum Kind {
    KILL("kill -9 of a service, of Kafka or of PostgreSQL") {
        @Override
        Fault draw(Random random, Scene scene) {
            String victim = any(Scene.PROCESSES, random);
            return Fault.once("kill -9 " + victim, () -> scene.kill(victim));
        }
    },

    FREEZE("SIGSTOP and, seconds later, SIGCONT") {
        @Override
        Fault draw(Random random, Scene scene) {
            String victim = any(Scene.PROCESSES, random);
            // Who is asleep is remembered, to be woken even where others have taken their place meanwhile.
            List<Long> asleep = new ArrayList<>();
            return new Fault(
                    "freeze " + victim,
                    () -> {
                        asleep.addAll(scene.processes(victim));
                        scene.faults().pause(asleep);
                    },
                    () -> scene.faults().resume(asleep));
        }
    },

    CUT("a network link is cut, silently or with all its connections") {
        @Override
        Fault draw(Random random, Scene scene) {
            Link link = any(scene.wires().all(), random);
            return random.nextInt(3) == 0
                    ? Fault.once("hang up between " + link.name(), link::hangUp)
                    : new Fault("cut between " + link.name(), link::cut, link::mend);
        }
    },

    DELAY("a network link is slow") {
        @Override
        Fault draw(Random random, Scene scene) {
            Link link = any(scene.wires().all(), random);
            long ms = 20L + random.nextInt(180);
            return new Fault("delay of %d ms between %s".formatted(ms, link.name()), () -> link.delay(ms), link::mend);
        }
    },

    FULL_DISK("the disk of PostgreSQL or of Kafka is full") {
        @Override
        Fault draw(Random random, Scene scene) {
            String whose = any(new ArrayList<>(scene.disks().keySet()), random);
            return new Fault("full disk of " + whose, () -> scene.fill(whose), () -> scene.free(whose));
        }
    },

    CLOCK("the clock of a service steps, and back") {
        @Override
        Fault draw(Random random, Scene scene) {
            Service service =
                    any(List.of(Service.LOYALTY, Service.CUSTOMER, Service.PARTNER, Service.ANALYTICS), random);
            Duration step = Duration.ofSeconds(random.nextInt(2 * 7_200) - 7_200);
            return new Fault(
                    "clock of %s steps by %+d s".formatted(service.module(), step.toSeconds()),
                    () -> scene.clocks().set(scene.faults().pid(service), step),
                    () -> {
                        if (scene.faults().isRunning(service)) {
                            scene.clocks().set(scene.faults().pid(service), Duration.ZERO);
                        }
                    });
        }
    },

    SLOW_POSTGRES("PostgreSQL gets a fifth of the time") {
        @Override
        Fault draw(Random random, Scene scene) {
            Pulses pulses = new Pulses(scene.faults());
            return new Fault("slow postgresql", pulses::begin, pulses::end);
        }
    },

    REBALANCE("a second replica joins, and leaves or is killed") {
        @Override
        Fault draw(Random random, Scene scene) {
            Service service = any(List.of(Service.ANALYTICS, Service.LOYALTY, Service.CUSTOMER), random);
            boolean killed = random.nextBoolean();
            return new Fault(
                    "replica of %s joins and %s".formatted(service.module(), killed ? "is killed" : "leaves"),
                    () -> scene.launcher().join(service),
                    () -> {
                        if (killed) {
                            scene.faults().killReplica(service);
                        }
                        scene.launcher().leave(service);
                    });
        }
    },

    DUPLICATE("events are delivered again") {
        @Override
        Fault draw(Random random, Scene scene) {
            if (random.nextBoolean()) {
                Service service = any(List.of(Service.LOYALTY, Service.CUSTOMER, Service.PARTNER), random);
                return Fault.once(
                        "all events of %s again".formatted(service.module()),
                        () -> scene.redelivery().replay(service));
            }
            Service service = any(List.of(Service.ANALYTICS, Service.LOYALTY, Service.CUSTOMER), random);
            return Fault.once("kill -9 %s, which reads all again".formatted(service.module()), () -> {
                scene.kill(service.module());
                scene.redelivery().rewind(service);
            });
        }
    },

    REORDER("older events come again after newer ones") {
        @Override
        Fault draw(Random random, Scene scene) {
            return Fault.once("the last events again in reverse", scene.redelivery()::reverse);
        }
    },

    RELAY("the session by which a relay leads is ended") {
        @Override
        Fault draw(Random random, Scene scene) {
            Service service = any(List.of(Service.LOYALTY, Service.CUSTOMER, Service.PARTNER), random);
            return Fault.once("end of the relay's session of " + service.module(), () -> {
                var unused = scene.faults().endRelaySession(service);
            });
        }
    };

    private final String what;

    Kind(String what) {
        this.what = what;
    }

    abstract Fault draw(Random random, Scene scene);

    /** As options call it: {@code slow-postgres}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** These need parts that answer, so they come before what keeps parts from answering. */
    boolean comesFirst() {
        return switch (this) {
            case CLOCK, REBALANCE, DUPLICATE, REORDER, RELAY -> true;
            case KILL, FREEZE, CUT, DELAY, FULL_DISK, SLOW_POSTGRES -> false;
        };
    }

    String what() {
        return what;
    }

    static Optional<Kind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
