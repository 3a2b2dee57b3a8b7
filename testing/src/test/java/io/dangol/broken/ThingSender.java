package io.dangol.broken;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Talks to Kafka past the relay. */
class ThingSender {

    void send(Producer<String, String> producer) {
        var unused = producer.send(new ProducerRecord<>("topic", "value"));
    }
}
