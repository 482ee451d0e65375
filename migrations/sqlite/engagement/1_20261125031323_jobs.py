from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "job_runs" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "job" VARCHAR(64) NOT NULL,
    "period" VARCHAR(64) NOT NULL,
    "state" VARCHAR(32) NOT NULL /* REQUESTED: requested\nRUNNING: running\nSUCCEEDED: succeeded\nFAILED: failed\nCANCELLED: cancelled */,
    "fence" BIGINT NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMP,
    "worker" VARCHAR(100),
    "attempts" INT NOT NULL DEFAULT 0,
    "requested_at" TIMESTAMP,
    "started_at" TIMESTAMP,
    "finished_at" TIMESTAMP,
    "progress" JSON,
    "result" JSON,
    "error" VARCHAR(255),
    "requested_by" BIGINT,
    "arguments" JSON,
    "cancel_requested" INT NOT NULL DEFAULT 0,
    CONSTRAINT "uid_job_runs_job_17e46d" UNIQUE ("job", "period")
) /* A job's run of one period, or one that an admin asked for; it decides who may do the work. */;
CREATE INDEX IF NOT EXISTS "ix_job_run_started" ON "job_runs" ("job", "started_at");
CREATE INDEX IF NOT EXISTS "ix_job_run_lease" ON "job_runs" ("state", "lease_until");
        CREATE TABLE IF NOT EXISTS "engagement_news" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "engagement_person" ("id") ON DELETE CASCADE
) /* A person's UTC day of which something was written; gone once it has been counted again. */;
CREATE INDEX IF NOT EXISTS "ix_news_person_day" ON "engagement_news" ("person_id", "day");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "job_runs";
        DROP TABLE IF EXISTS "engagement_news";"""


MODELS_STATE = (
    "eJztXWt327jR/is4+tLsOWqO17nW+STLSqKNLbm6ZLuteyiIhETWJKDlJY7effe/dwYkRV"
    "IkJVK2Y1rFJ8sABgCfweUBZgD80WJ8SZfMYdx/ec1cT/DWGfmjxanD4EdBbJu06GqVjcNA"
    "n87tLRFtlYjMPd+lug8JFtT2GAQZzNNda+VbssjWZ2EbHrkzqU+cwPPJnBHXWpo+gQDfZM"
    "QRmCURC0KJwXTLA7kPhAuCVW3jD599919iYYbQoTSLLx8w3xt+w2ff4HsgekaWrriDTC3f"
    "JAwC10Q3KV8yyBByTfIhDl0Tl0Gpgr8kM5dR3dSoPyOUG5Bd+H+wMqjPNMuYEeEazI3y8r"
    "BKMgWdW7blr9vwEZZuyjyp61rfGBGBrLgUgxrObOr5mofIYyEWfjbj8ivnwicYS+5c4UM9"
    "BYY6bRKs8DcljsUDCJ8z0+KGBDHg1u8B03yxZJDUBSj/9a8WZAMVlepmNlu61MF///1vCA"
    "A59p15mO6P1sJigDr+ToksLFdWj3GoXgtl2PcVoINIybQYFDc863vUerRETJa7Xsn4lhSH"
    "NiX/+bNNSgqNIKlZ5kZqR5EoubrVZKmZPhN/LYRrsey5texz/6NMiy10runCDhyepF+tfR"
    "NKjgWssFctGWcuNA8swXcD7Dc8sO2or8VdKdRVkiTURUrGYAsa2Nj7UDqsQBLW0rTBcKKN"
    "exNNa+V6ZiyR6lRRkA4YAhxQVU8CsMQq/PVvp6evXr07PXn19v2b1+/evXl/8h71gHH5qH"
    "d/hpVJ0Aqzkpj1P/UHE6yQgKEjHFww4E8pQ32qJRpP0E+3t6oaSGT2ayHGfJca4oBED8mg"
    "d2SKSIBPjwi10N8SVCo4WAU2TBwBTL55/LsmdYvRT8tsQQ8fVAH6aIhpDPIO/a7ZQEJ8E/"
    "599WYHqF87o+7nzujFqzc/ZZEdRDGnMiqL8f8JXgvfOP3xYfv2dQVs374uxRaj8thqnghc"
    "vQTiHg8cCXMf6kV5mCwHdyqLBqPeuuwMPk07n3pnJO6DN3z0+bfJ56sz4ppQceeGX/dG4+"
    "HgjCRMunYPOK3SA07Le8BpoZagzIVlMF6kqY+2oCVjfYHslooWKNwYJVXuGjtAvhhOzy97"
    "5HrU6/bH/eEAS3HW3u92EolBEGD5EoJRr3O5hXl6IXBo19jO46C+cdBEC6lvubjjrRz46Y"
    "hs75gOvgyGv0LTj5JA3+h1oEkCWmfxusiGHnN+Oex+6V2ckbkt9FsG66oLSDfpf+1MMNSA"
    "lL71TX5QI3pPvAjMa3Hq6xdQT99yWHHnSYtuKc+IBF/GP46qB036V73xpHN1LbuOF3cd0D"
    "DGnGY7VBT64u2WUjaZkF/7k88E/yX/HA5k31sJz1+6ssQk3eSfuK5s0cAXGrRAjRppTOLg"
    "OKhAyZuVfT0+XCB8ECdumH6fhhLvYhPF8D8L8tAYyhZtidVr4SmhH7faO9lG+OS5teXsBl"
    "r9+SMn/wCTSNMW3sc0i2T2Luure1tcafs5aFtu3h+u7Y24IohNUzYaDBa3qU1rDJhT/faO"
    "uoaWiUkZE7jP0HAm7RX5STaS/vhlxGzqF8+pKRve1GOwUEyb7Z5lE0hCoypmOpJB1w8AVQ"
    "LTBV0/36FxN1Sc3T0oVIMov2PBCnuoOBVlfTYf5Zw62yGUAzhGVDaWVN4fSyzv+V672wIf"
    "QHotiZMa2W+A7xCX6WhKNkhq0PlA7lzL9xkn83VoSQ7sW7KivkmoLTjLG9wPzEca2D1bhI"
    "ZrTGFSe0FMWI0Rz+I6Iz//7d0JeTGddH+CjCNjuOUToeuB6zLjjGDHl4Z8via40Uioy4ge"
    "+Dd84QqHYOZemwiO1nCToAVxTj3mQQWsW/aSzNDQPyOej9kwZ+WvScBt5nlkptOVH7jspe"
    "cLl2kyXRUjebiU1G7ZereNPLI6h0Lx91QzWOe8LbR4cq9rKUd4ZD/fVKZW6ZhRnIWymDdv"
    "Gaks5g1RxPbelBwecuDv25+KpX7cJv4P26T6+eSkwi4VpCrdppJxWax1k9Zv5SkhtQN7aC"
    "uXIN7CJx9qt8pk0OT23roeSbPTGVm50uR0wz+NhtPrM/QXDFY3fDy97o2iIC+AiTYKh1Y7"
    "GPQuz6TrH2f2DR/AuhOqEPkOPL3VSuJ9oP5i2UarDpb0Y2mLd4DtSFN8d3h11RlcgFKE40"
    "iHzd5Ff3JGmGEBozyfTiZomJ8Hvi8i4+SkjyEuCxnvDb8eXl5qncH4194ImoSwbY1y7465"
    "YUwYdMP7g8v+oKf9fdob/XYGzNa2ONPgW931Jq77edjv9jaRuiksHWp43fntqjeAKq3oGj"
    "kYNqRe98twOsGWxPRbgdz3qnd13huNP/ev8eOcOdA704JG98uwP9BGPSh3DOn/IyyuuQzK"
    "9fDrhkMMnAvh+ZvmqV3LwKiNaisZN+6Nvsq6wZrjm6zVeHo+7o761yEaXjDf4AwIfpX1Zd"
    "9kbc9BHxvckVFssD+fjuG7x2PEF8g/BENXCiu6DGs4nHxGVIWk3Y3oIlCcj0S4vKuUTDJb"
    "ck3uJo0xO0V9sh7OGxFl2NuP8IJRXPLWQTglohDej3CUdQ7gUjqaCBzTouv059fvXr9/9f"
    "b1hoVuQnaRzzzRNKkHM4hh0QKSL4TNKC+GNSO3hSzMgPYzhHYXaR8OLzNWkvP+FoUfTJEw"
    "vPhZNuXEKy0PuOUBY1jZBavXnXinxRTc1eFG454l99o8XRSNzDv8Lgtkld9lBb/LBDf4fm"
    "YfugQqyKbBM2TrKyxFtEHvU2fS/wrUHE+4aZwtqW99A3KeRKTDppNR5xKDAtCOjUuccT9M"
    "BQsFK0wl800iZL5J7LbHZzNofaK6A12eyzJQ/a9W/7vfsYCifJrcA0fTyx6sft3AZrD07V"
    "52xuP+xz6ueHWbep4FGLg3PD5BoF0NL3D7KD5HoDnCCEeZp+8/vwe02Gl9R5dJyaheUul0"
    "ANApmFp8GFvWmlNk0t/pb5yXVtvdh253m5QbNnMLtVCqgqzQEYH/gIs7RKjIfrN7abeROm"
    "yl0TBUf8xCY0Gt+lAnQgrpykirA7uPf2AXvXXy+E4gtOw4+vciB9pnie0ul9nePyaZVhxj"
    "+OKq84+fMizkcjj4FCdPYd69HJ5vYe0wv2D37ZfxcFCMdZx+21nZ0n3y/8S2vGc48+3AHI"
    "HYjfk2vO2s6zFmsI157HRVkWps3LzUFnJ+PE773uUg3euCvyWtzls0zgU/u2gKvVQPPYub"
    "kVa6brSuMw621VfGGbEjWpX9gCVx7rDLtjIKNoSEy6wl/8LWub288rMHya10z0sTZUcOIN"
    "ildxsf6S3XcA4VsVm4muh2xt3ORS90qy4+RvTYxxeyZ2RKTi/kDtJUvj4wPsiz/+zCxGTE"
    "FbYdrOR9eJxFF6b8xUufQfDiyOmki4cF8mcXDsxHnl2YW9ybEVNeN/j6PdFFwMPjBozQ5C"
    "zDBzKTXWjWJrPIX8KT9wGSWeQIBP86dCWvH/SIL254mNNLMg4cD08nQNo58ywDrxtklguK"
    "QacurBPU0IEiPRFeRCjPQ8Aoibf8se9Qd3tdfmoh09BAsuqtfjJpe99BAUglTwgYYRNQBw"
    "SaNl5LTaoDAk1QROYkYx515KXFmEfJd3HRZwj9LtsJcMttn5Sd52XLB4wtsWNqtA+2Ovbi"
    "8b06rmkRhWkBpsga6uyYxenvtWPWNFB/9JZZWEQN1DcCCvZ7wB7z3TrIp2UU+PcAP15d1A"
    "E/LaPAv88efeJ+FDgFOx+VHDdDyQMdYp6RBh7Yb+z3gLrsPrhnMlDw14O/YJ9vB1nMSCm+"
    "WMAXY3fZOiQ8I6NQLUA1dmSug2pGRqFagGrkxll77N2SU0NulSE3Bq3OgJuRUU246FELUw"
    "RL018EBUc/yh+0yAgpXAtwzfocQ0e/p9dyksMxwf2Dt5uzkNYZSAokj0kPD+zF7B7U4POy"
    "xwTxE3np12nkGZljwv7hRnVh28zQgtWBPlVb4sqpSjlVPQel/g97VTVNFUfmViXv093rVx"
    "XfulvZsSq+9rfKpbAbB6jI2Qn9jMK7Vz3hMN8EbZA76sXXu34gS/R4Enhhq+UTE2LmjPHQ"
    "HYoZhC5BK0WXxj5KOeiYNeT2Wr7SSgAfxvFeWl8kTlKYHxRNuExyRyGzhXBDty0ur5cq85"
    "na5R+V96Zq73ORQqXEd7gqN6mGDsBSm8pNqgmKUG5S93CTUtxNcbemqeIouFvHcCze0aNv"
    "LyRu6SR7WRvFxFrKM3E/Zxty9AxHvkQ5kfKEerdAe4DXfCC3bOUn78KHWCKDQm5F5/iivO"
    "URaDYeM/I07eGyli7zPnWBTskL/ylZeSwwBF875MUsbMMvLWP2UztiZpRMoneiiVX6Qn01"
    "l3VAr+r1+mn4992sr2iZomXNHFmfhpaFfacu9GkpBf7h4G/mlyz05fdKJBLqBuIKt7eGc1"
    "e9tp3IqMOkBzdsdxk4dR1ZM0LqsonDHVkhCutfY1hJJI7hQpXsqHL6psptNZCqdFyRcbmR"
    "+9BLCdKiynjWOONZbgfg6Zap13awtPjYp3LhXLhMTSdp71umrmRizdukrrRKdVn4IAVuyc"
    "tVZXSuGuj3BzILSfiMnOD6EPfkqW3LU84mc4qXpvfMb89rbkXPuKk1n1rzNXOwfBp2VvMt"
    "M/WIWa1HzL5ROyi4K7Cc924E1Omt+xydMylfHsrJssKKlSlWVs7KxsEq3owuY2XpJHtZmZ"
    "ckruzvAUMy0CeTeqZ8SjfexpfeGMIh6BKBzMqhazJnm6d+P8iXeAPfxgMx0b00uNOPj+bm"
    "qNpjFIL2hF8t3yQz21qEq6AZJlnLR4DlewKhT0gbn2yDYig6jaBDCMPrdIAOstAfJHz+N+"
    "Bxoe0bboo7aYJA/2asAnVdrEEVzmhYSwZjrKKNDWIrijY2RBEpD46wm9RgjonEEZLHh9+t"
    "jmeCQ1lMTl4RmcYRmczF4vEkeICuM7IPoOeGbeE+dzU3iK/+IuajoJSqRrF7Wep/xFxzg+"
    "oMFdL/xSMgkbqj0RJGm0Ruu5LGFfmnAHUzmG5BhkgzJbs0hPRVuRPubRFPfayipPfLAl+C"
    "muHb0HeedJuRJBO9nefCWBOf3oYsF8tvyysiISuZJrxkEsqFvyysCZYAtDl0Z4b8ZzajHt"
    "MC7lu2dLCRv0LvHIo5crk/ipujzBZ8iVdNQq09WT/mxuXJ1OHTDpti5uyGA0YbJ2syC208"
    "eKUlc13hRvdZboxu4a2YG1YvWT7gtmJiZQMgrvBZOZcGFcieI4HffSlllBQYvFvZwSdqfF"
    "okJBtmsXsPDq+pwjZb3Smga5QnpXaUplYIjVwhRE2sKkuNG6+iqPspatTDa6CbSCiAq6wB"
    "4hErj2+FB/Ri4SZD3Yqes+9dnJHoLXtm3PDRdDDoDz6dxdMevlHf7fZ6F5jOC3SdMQPTfe"
    "z0LzEonO9ueLcz6PYuZZCOoNjRA0dP/6jeovgVyl3zwKLk3clH3KY42dbeyfMY/tNPdCdz"
    "+wELqay0Wko1bSmVVnXIe+tMP4nE8Xk2PYr5kvo+c1ZFnnvl3sApkWc9cD3gzTnRvHbouz"
    "VZcTUoNXlQSi1l66s6K6wU3WRFLyxueeahmt6SVqpusqpXrsDsavmvp2WU+/rDu6+XI1/q"
    "vq5wr4G73Bauw603AsdHrR/l0EBC6+YFDpi771HMSqqTSepk0nMcYsIdOm3TnAt6wa7ny4"
    "vED3vI/KAV5yYkrYliC+hDaOCeT5g3yATdYa6lm62yqxbC2PbeWxaSdPsM0OXw77+PoJZR"
    "73/FonfPnZFyW9035sZuslVpR0qkyXaOJjEP7Fg1EI6SHyG6j7JlGr3AU4dRpETUqY+ahO"
    "JJJ7Y//wsknLxA"
)
