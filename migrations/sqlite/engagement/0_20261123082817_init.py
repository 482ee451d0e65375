from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "engagement_person" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "language" VARCHAR(35),
    "zone" VARCHAR(64),
    "zone_source" VARCHAR(32) /* LANGUAGE: language\nRHYTHM: rhythm\nPERSON: person */,
    "zone_confidence" REAL,
    "reachability" VARCHAR(32) NOT NULL DEFAULT 'unknown' /* UNKNOWN: unknown\nREACHABLE: reachable\nBLOCKED: blocked\nDEACTIVATED: deactivated */,
    "reach_at" TIMESTAMP,
    "reach_update_id" BIGINT,
    "source" VARCHAR(64),
    "version" BIGINT NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMP NOT NULL,
    "last_seen_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_engagement__bot_id_9d850f" UNIQUE ("bot_id", "telegram_id")
) /* Holds what must be right at the moment of a decision; no name, no text. */;
CREATE INDEX IF NOT EXISTS "ix_person_first_seen" ON "engagement_person" ("bot_id", "first_seen_at");
CREATE INDEX IF NOT EXISTS "ix_person_last_seen" ON "engagement_person" ("bot_id", "last_seen_at");
CREATE TABLE IF NOT EXISTS "user_engagements" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "source_key" VARCHAR(100) NOT NULL,
    "chat_id" BIGINT,
    "chat_kind" VARCHAR(32) NOT NULL /* PRIVATE: private\nGROUP: group\nSUPERGROUP: supergroup\nCHANNEL: channel\nNONE: none */,
    "type" VARCHAR(32) NOT NULL /* MESSAGE: message\nCOMMAND: command\nEDIT: edit\nBUTTON: button\nREACTION: reaction\nPOLL_ANSWER: poll_answer\nPOLL: poll\nINLINE_QUERY: inline_query\nINLINE_CHOICE: inline_choice\nPAYMENT: payment\nCHECKOUT: checkout\nMEMBERSHIP: membership\nJOIN_REQUEST: join_request\nBOOST: boost\nCHANNEL_POST: channel_post\nSERVICE: service\nSUBSCRIPTION: subscription\nBUSINESS: business\nGUEST: guest\nOTHER: other */,
    "content_type" VARCHAR(64) NOT NULL,
    "command" VARCHAR(64),
    "feature" VARCHAR(64),
    "length" INT NOT NULL,
    "has_media" INT NOT NULL,
    "is_reply" INT NOT NULL,
    "sentiment_score" REAL,
    "sentiment_label" VARCHAR(32) /* VERY_NEGATIVE: very_negative\nNEGATIVE: negative\nNEUTRAL: neutral\nPOSITIVE: positive\nVERY_POSITIVE: very_positive\nUNKNOWN: unknown */,
    "sentiment_confidence" REAL,
    "sentiment_source" VARCHAR(32) /* RULES: rules\nCLASSIFIER: classifier\nLANGUAGE_MODEL: language_model */,
    "quality" REAL,
    "reply_latency_ms" BIGINT,
    "handler_ms" INT,
    "handled" INT,
    "failed" INT,
    "language" VARCHAR(35),
    "text" TEXT,
    "meta" JSON,
    "slot" INT NOT NULL,
    "occurred_at" TIMESTAMP NOT NULL,
    "recorded_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT REFERENCES "engagement_person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_user_engage_bot_id_fcc1e6" UNIQUE ("bot_id", "source_key")
) /* A recorded interaction; written by the bulk path alone. */;
CREATE INDEX IF NOT EXISTS "ix_engagement_person_time" ON "user_engagements" ("person_id", "occurred_at");
CREATE INDEX IF NOT EXISTS "ix_engagement_bot_slot" ON "user_engagements" ("bot_id", "slot", "person_id");
CREATE TABLE IF NOT EXISTS "engagement_days" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "interactions" INT NOT NULL,
    "sessions" INT NOT NULL,
    "bins" JSON NOT NULL,
    "types" JSON NOT NULL,
    "features" JSON NOT NULL,
    "contents" JSON NOT NULL,
    "sentiment_sum" REAL NOT NULL,
    "sentiment_square_sum" REAL NOT NULL,
    "sentiment_n" INT NOT NULL,
    "positives" INT NOT NULL,
    "negatives" INT NOT NULL,
    "quality_sum" REAL NOT NULL,
    "quality_n" INT NOT NULL,
    "thoughtful" INT NOT NULL,
    "reply_latency_sum_ms" BIGINT NOT NULL,
    "reply_latency_n" INT NOT NULL,
    "handler_sum_ms" BIGINT NOT NULL,
    "handler_n" INT NOT NULL,
    "rolled_up_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_engagement__person__0fc9b0" UNIQUE ("person_id", "day")
) /* The rollup of one person's interactions of one UTC day. */;
CREATE INDEX IF NOT EXISTS "ix_day_bot_day" ON "engagement_days" ("bot_id", "day");
CREATE TABLE IF NOT EXISTS "admin_actions" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "admin_id" BIGINT NOT NULL,
    "action" VARCHAR(64) NOT NULL,
    "target" BIGINT,
    "arguments" JSON,
    "result" VARCHAR(255),
    "acted_at" TIMESTAMP NOT NULL
) /* One thing an admin asked for; kept when the person it was about is erased. */;
CREATE INDEX IF NOT EXISTS "ix_admin_action_time" ON "admin_actions" ("bot_id", "acted_at");
CREATE TABLE IF NOT EXISTS "plugin_state" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "key" VARCHAR(100) NOT NULL,
    "value" JSON NOT NULL,
    "changed_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_plugin_stat_bot_id_61f1cb" UNIQUE ("bot_id", "key")
) /* One remembered thing of one bot; `bot_id` 0 is for all of them. */;
CREATE TABLE IF NOT EXISTS "aerich" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSON NOT NULL
);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "plugin_state";
        DROP TABLE IF EXISTS "admin_actions";
        DROP TABLE IF EXISTS "engagement_days";
        DROP TABLE IF EXISTS "user_engagements";
        DROP TABLE IF EXISTS "engagement_person";"""


MODELS_STATE = (
    "eJztXVlz2zgS/isovWxS5XU5jnOM8yTLTKyJLHl0ZC5PURAJiVyToEKAsbWz+e/bAEnxlk"
    "jZsWkN3yQAjePrbqAbaIB/twhd4AWxCeWHV8RlDm2dor9bFNsEfuTkHqAWXi6TeSKR45mV"
    "IlGXEcmMcRdrHArMscUIJOmEaa655KZssnXhWDpDtwbmyPYYRzOCXHNhcAQJ3CDIdkSVyJ"
    "kjjHSimQzoPiDqINHVA/GDkzt+KBrTHQ1aM+niAeu9ptd0+g3GA9lTtHCdW6jU5AYikLhC"
    "moHpgkCFUGtUD7LxCrkEWnXoIZq6BGuGivkUYapDdf5/b6ljTlRTnyLH1Ykb1MVEl2QJPD"
    "Mtk68OYBCmZsg6seua3whyPNlxSSZH7lHzq0dU7iwIjM2F8f/5Z2vmcKhd8ohYZOFiW/z9"
    "6y9IMKlO7ggT5f5uzU0CUInfMZK56TKuMkIodLwlaMjdEoYkhifLiqRQWsy7gOVqRCbbXS"
    "1lfkuSgyDIP98PUEGjFt6lzTXVhiYF5fJGla0mBD0cLaSrIe2ZuehS/lGWFWI1UzXH8mwa"
    "lV+uuAEthwSmrwoLQokLPBUtcNcTwk49ywoUJJR/n1dREZ8XMRqdzLFnCZUR1H4HorSWqv"
    "YHY3WkjFW1lVGnkCKmCUGSBhgCHNBVJgFYiC78+6fj49ev3x0fvX77/s3Ju3dv3h+9F3wQ"
    "edmsd9/9zkRo+VVJzLqfuv2x6JAD+u7PCCLhu6TBHKsRxyP04/JWlgMRzXYuhJhvYkOYEP"
    "Ehmqn2jBER8PEZoRL6KcKGBTuzwILZ3oMVM4t/x8BuPvpxmhT0MKAS0AdTTG2Qt/GdaoHl"
    "wA34+/rNBlC/tIedi/bwxes3L5PI9oOcY5mVxPi/Dq2Eb1h+/7B9e1IC27cnhdiKrCy2Kn"
    "M8VyuAWKGeLWHuQr8w9Ytl4I5VUWPUW712/9Ok/Uk5RaEOXtPhxe/ji8tT5BrQcfuaXinD"
    "0aB/iiLzt7IGHJfRgONiDTjO5RK0OTd1QvM49dFycMFcn0ObYtFcENeGSaVVYwPI54PJWU"
    "9BV0Ol0x11B33Rir1iX60oUyRBgsklBEOl3UthHrfed1WNdB076cZOCy2UvqHOLW1lwI9n"
    "JLVj0v/cH/wKoh8UAd1Q2iCSgNZp6MxYoDFnvUHns3J+imaWo90QcIbOody4+6U9Fqk6lO"
    "TmNzmgWmhP6LlluTjh2jn0k5s2yVeeOGmKeXpAeBj+2CsNGncvldG4fXklVYeFqgMcFjnH"
    "SYUKUl+8TTFlXQn6tTu+QOIv+mPQl7q3dBhfuLLFqNz4D+FXtrDHHRUkUMV6HJMwOUzKYf"
    "LaHa9mD+cQ72QT14y/T2MSb7Im8uF/FsZDbUy2YB+rmoTHiB7P2ztKI3z03GQ5uYFWff3I"
    "0D/AIlI3x3ufVpHE3mV1dqfJG27XjttiD3l+E9vHFAkzrN3cYldXEzmx/WXKiTgAkVvY2X"
    "k3oP74eUgszPOn2dhZzIQR8B3ixy/Pa4H7Hop9mBp0MaFJOl49AFQRTOd49Xy1JQuVkDrn"
    "2CmSw2yWfWynUzAFbPSgbdFSsYwVnApmJXHz6aAH5dUoj5U7HGyD86iJYy4dxRTpA7p1Tc"
    "4JRbOVPMubedYNWmJuIGw5lGQPA3esRx7+McvhU2QyWcLA1hwZYHQiZoLbjl799O4IvZiM"
    "Oy+h4uCgzuTI0TTPdYkOLi0IszxkpCsk9lMQdgnSPH5N565jI1E5O0AOdMGBZsVByQwzwq"
    "AD5g05RFNxCDlFjItqiL3kK3CxLcIYmmp4yT2XHDLuuESV5cqcBfoWs3pDVpuPAoPDNZ8o"
    "HE+5c7nMSbAarlhVDwQFPFLN152p1LqoKKyiORisn7XcHAzWhBFpF1xODxnwt7nhIdXj7V"
    "U+mi/+6uiohDMOpQq9cZmXxFozcHUpjxE1G027SrkE8QaGvOv2fKKCOst762ood9dP0dKV"
    "O+vX9NNwMLk6FbFM3vKajiZXyjBIYh4stEE6SG2/r/ROZVgSJdY17YMvBV0IjkiffnNe4r"
    "0j/0LaWrMO3NSRPHK0wdqRJ46dweVlu38OTHFsWwaTKefd8SkiugkW5dlkPBbnjzOPcyc4"
    "gxl3RYpLfIv3ml4Nej213R/9qgxBJBzLUjFlt8T1c/yka9rt97p9Rf1logx/PwXL1jIpUW"
    "Gs7mqd17kYdDvKOlMzHFODHl61f79U+tClJV4JG0wIktL5PJiMhSQR7cYRtu+lcnmmDEcX"
    "3SsxOHsG5p1hgtD9POj21aEC7Y6g/H8ck6ougXaZGN1gIBJnjsP4WjzVK5kYyKi6lHkjZf"
    "hF9g18jm+yV6PJ2agz7F75aDBvtsZZoDaC8YxGAjcw6gFqUBG/Awu/5cH4QqDlSHO6FqIP"
    "zXFh4BarQMHikaKrs/jXZtc80LVqOK9JmnOJ7QjPCRaubBWEYyQNwtsRDqrOAFxoZkYE++"
    "RMHb86eXfy/vXbk7V1uU7ZZFRmDUgDM9WGVRfnGO+OYxFM82FN0KWQhZXNeobQbjLGB4Ne"
    "Ykf/rJsyzfsTYQi8eCVFOQqqyQJuMrAEllaOV7oR7zhZA3d5uBlYCabcQ2Oakzczbwgby6"
    "FtwsZKhI1FuMH4ibWra5NTTY1XyNYXcDHUvvKpPe5+AZNd3KpRKVlgbn4Dwz3KiKdNxsN2"
    "TyR5wB1LuC6jrl8KHADTLyXrjTJkvVFuOmCtHmZ9xLodIzaLKmj0r5L+3S+qOa+eOmvgcN"
    "JTwPt1PYuA69vptUej7seu8Hg1CzNmAgbuNQ0DoNXLwbnYFgrDoFXb0f1Z5un156uH82Nu"
    "N6hMjKbRklLBzWBOwdLCYW5ZqXbeSf3GcMksdbONves2toGpbhE3lwuFLEgS7RH4D+jcCY"
    "TyzmU2u3Zrqt08jZqh+jiOxhyb1aGOiBqkSyPd3Df88fcNRRROFt8xpBbdpr3Li/Z8lthu"
    "Cu9UfhsnpDjE8MVl+7eXCSukN+h/CovHMO/0BmcprG3Cc3bffh4N+vlYh+XTkbWmxtH/kG"
    "WyZ7jybcBcALEZ8zS8B8kwWVFBGvMwmKqkqbEO32q2kLPzcTymLgPp1njxFHUTLl67cPGk"
    "0+RHn+56lTBB3fC61rxOBM6W94wTZHvklT2CS5y5mJFmRs6GkOMSc0E/k1VmL6/4SkH0Et"
    "bz4kTRVQJIdvHtOvY5FfJNoSMW8b2JTnvUaZ8rfrh0/pWXH30tIXmfo+BWQubSR+kny8JL"
    "J9vvJIwNglzHsrylfIOLkuC9h3+x+N0CFmZOxh1xCSB7J2HHeuSdhJlJ2RQZ8omzk/dIcz"
    "zqXyMgCEd3FD6gqVSh6QGaBvESTL5BhqZBIBD8tfFSPnnGEHeuqV/TIRp5NhO3DqDsjDBT"
    "F0+cEdMFxohgLdEn6KENTTLHf/xM3nOAWRLBcMgd9N1aFd9GSAgaUJZ9lEwWPdh2AQBKyc"
    "h/3ReBJvC/bvO15GQT+F8HRiRu3WVRF3ZpPuZB8U226DOEftPZCdiW6ZiUjXc7iyeMFNk+"
    "Ce2DeccsnN/L4xonaTDNwVRYDVV2zMLy99oxqxuoj71l5jdRAfU1QQP7PWAP7d0qyMdpGv"
    "DvAX7oXVQBP07TgH+fPfoo/Mizc3Y+SgVu+pQ7BsQ8Iw48cNzYVw+75D64Jypo4K8Gf84+"
    "3wZjMUHV2Is59mIYLlvFCE/QNKjmoBoGMldBNUHToJqDahDGWXnuTdE1U26ZKTcErcqEm6"
    "BpRDjvTX7D8RYGn3s5Vz+K3+NPEDW45uCajDkGRb9n1HJUwz7B/cjbzUlIq0wkOZT7xIcH"
    "jmJ2dxL4LO0+QfxEUfpVhDxBs0/YP9ys7lgW0VVvuWNMVYq8CapqgqqeA1P/wVFVdWPFXo"
    "RVtXXbpG0tGHtuUFW8yMG2kCosCqux0+3tAVUDKqKLAGmEKZL0CLMboqO5435AN2TJ0a1B"
    "qHx/1cdSPLF6ixnCM/ElRJMhEBtG9GyM1cNVLcOuOHYXxH8MFqMlI57u0JWNXkx9GT409e"
    "nLA0TFpyGhwDj4VBoy9aJQqHJhT4Be2adX4/Bve3W1iYBqIqDqObM+jZ3u605V6ONUDfi7"
    "g79eX8reTYwomlfsSrwA5q9d1WQ7omkuJOws2O7Cs6sGQySImguLuwdDQJbof4VpJaLYh0"
    "u5yVnl+E2ZG89QqnBekXmZmXvXi21x0mYDpnYbMJkdgKdzU68sb2HSEcfScc51U+NFDra5"
    "qUtZWGXr0qW8VJf4jxWDA+l7lcHdHDC/P6Cpb4RP0ZHwD8HBRNiy5E0Zg9j5ruk969vypY"
    "+8T3w0Pl/j89Vzsnwa66zidy6aD1xU+sDFN2x5Oe/NFNu9a4ImAvg+4dcGpotdbbIkcWOV"
    "NVbZhsMD4pqaUWSQBblbbTEcldtmhRUzefvmeiXT559i99zzOL7Yoin81HDx4lr8oeF9WG"
    "B/jO8NilUB4aD4HqL7Y77P5V9JqmLAxEgaE6aiCfOkC9v3/wNtakSu"
)
