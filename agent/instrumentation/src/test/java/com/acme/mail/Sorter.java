package com.acme.mail;

import com.acme.scoring.Tally;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** A listener that is a class. */
public class Sorter extends Tally implements MessageListener {

    /** @param expected how many messages there will be */
    public Sorter(int expected) {
        super(expected);
    }

    @Override
    public void onMessage(Message message) {
        sort();
    }
}
