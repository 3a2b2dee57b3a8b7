package io.dangol.suite.chaos;

import io.dangol.suite.launcher.Network;
import io.dangol.suite.launcher.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All ways between the parts, each with somebody in between. */
final class Wires implements Network {

    private final Map<Service, Link> services = new EnumMap<>(Service.class);
    private final Map<Service, Link> databases = new EnumMap<>(Service.class);
    private final Link kafka = Link.open("services and kafka");

    Wires() {
        Arrays.stream(Service.values()).forEach(service -> {
            boolean door = service == Service.GATEWAY;
            services.put(service, Link.open((door ? "tills and " : "gateway and ") + service.module()));
            if (!door) {
                databases.put(service, Link.open(service.module() + " and postgresql"));
            }
        });
    }

    /** By which a service is reached; the gateway by the tills. */
    @Override
    public int toService(Service service, int port) {
        return link(services, service).leadingTo(port);
    }

    @Override
    public int toPostgres(Service from, int port) {
        return link(databases, from).leadingTo(port);
    }

    @Override
    public int toKafka(int port) {
        return kafka.leadingTo(port);
    }

    List<Link> all() {
        List<Link> all = new ArrayList<>(services.values());
        all.addAll(databases.values());
        all.add(kafka);
        return all;
    }

    List<Link> toPostgres() {
        return List.copyOf(databases.values());
    }

    private static Link link(Map<Service, Link> links, Service service) {
        Link link = links.get(service);
        if (link == null) {
            throw new IllegalArgumentException("No way to " + service);
        }
        return link;
    }
}
