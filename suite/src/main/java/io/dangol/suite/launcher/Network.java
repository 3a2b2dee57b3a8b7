package io.dangol.suite.launcher;

/** Which port leads to a part of the suite: its own, or that of somebody who stands in between and passes on. */
public interface Network {

    /** Nobody stands in between. */
    Network STRAIGHT = new Network() {
        @Override
        public int toService(Service service, int port) {
            return port;
        }

        @Override
        public int toPostgres(Service from, int port) {
            return port;
        }

        @Override
        public int toKafka(int port) {
            return port;
        }
    };

    /** By which the gateway reaches a service that listens on a port. */
    int toService(Service service, int port);

    /** By which a service reaches PostgreSQL. */
    int toPostgres(Service from, int port);

    /** By which everybody reaches Kafka: the broker itself tells them where it is. */
    int toKafka(int port);
}
