package com.acme.mail;

import jakarta.jms.ConnectionFactory;

/** A broker of messages. */
interface Broker {

    ConnectionFactory connections();

    void stop() throws Exception;
}
